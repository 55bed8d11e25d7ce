import { join } from 'node:path';
import { ROOT } from '../build/root.ts';
import { watchApp } from '../build/watch.ts';
import { addReload } from './reload.ts';
import { createDevelopmentBackend, exitWithLine, serve } from './serve.ts';
import { readStartOptions } from './start-options.ts';

/** The same backend as `npm start`, an app that is built after each change, and pages that reload themselves then. */
async function develop(): Promise<void> {
  const options = readStartOptions(process.argv.slice(2), process.env);
  const outDir = join(ROOT, 'dist/dev');
  const reloading = addReload(await createDevelopmentBackend(options, outDir));
  let watch: ReturnType<typeof watchApp> | null = null;
  await new Promise<void>((resolve) => {
    watch = watchApp(outDir, (errors) => {
      console.log(errors || `Built at ${new Date().toLocaleTimeString()}`);
      if (!errors) reloading.reload();
      resolve();
    });
  });
  await serve(reloading.backend, options, async () => watch?.close());
}

develop().catch(exitWithLine);
