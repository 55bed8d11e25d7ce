import { join } from 'node:path';
import { buildApp } from './build.ts';
import { formatBuildReport } from './build-report.ts';
import { ROOT } from './root.ts';

try {
  console.log(formatBuildReport(await buildApp({ outDir: join(ROOT, 'dist/web') })));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
