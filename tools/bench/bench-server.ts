import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createBackend } from '../../server/backend.ts';
import { listen } from '../../server/listen.ts';
import { buildApp } from '../build/build.ts';
import { ROOT } from '../build/root.ts';
import { DASHJS_PAGE } from './dashjs-page.ts';

export interface RunningBench {
  /** With a trailing slash. */
  readonly url: string;
  /** Likewise, of the app with `prepare: false`. */
  readonly unpreparedUrl: string;
  stop(): Promise<void>;
}

/** The backend with the app built for production, and beside it the page of dash.js alone. */
export async function startBenchServer(): Promise<RunningBench> {
  const outDir = join(ROOT, 'dist/web');
  await buildApp({ outDir });
  const appConfig = { language: 'en' };
  const backend = await createBackend({ appDirectory: outDir, appConfig });
  const unprepared = await createBackend({ appDirectory: outDir, appConfig: { ...appConfig, prepare: false } });
  const dashjs = await readFile(join(ROOT, 'node_modules/dashjs/dist/modern/umd/dash.all.min.js'), 'utf8');
  backend.app.get('/bench/dashjs.html', (c) => c.html(DASHJS_PAGE));
  backend.app.get('/bench/dash.all.min.js', (c) => c.body(dashjs, 200, { 'Content-Type': 'text/javascript' }));
  const [listening, other] = await Promise.all(
    [backend, unprepared].map((each) => listen(each, { port: 0, host: '127.0.0.1' })),
  );
  if (listening === undefined || other === undefined) throw new TypeError('Expected two servers');
  return {
    ...{ url: `${listening.url}/`, unpreparedUrl: `${other.url}/` },
    stop: async () => {
      await Promise.all([listening.close(), other.close()]);
    },
  };
}
