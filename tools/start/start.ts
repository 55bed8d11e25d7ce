import { join } from 'node:path';
import { formatBuildReport } from '../build/build-report.ts';
import { buildProbes, PROBE_FOLDER } from '../build/build-probes.ts';
import { buildApp } from '../build/build.ts';
import { ROOT } from '../build/root.ts';
import { createDevelopmentBackend, exitWithLine, serve } from './serve.ts';
import { readStartOptions } from './start-options.ts';

async function start(): Promise<void> {
  const options = readStartOptions(process.argv.slice(2), process.env);
  const outDir = join(ROOT, 'dist/web');
  const [report, backend] = await Promise.all([buildApp({ outDir }), createDevelopmentBackend(options, outDir)]);
  await buildProbes(join(outDir, PROBE_FOLDER));
  console.log(formatBuildReport(report));
  await serve(backend, options);
}

start().catch(exitWithLine);
