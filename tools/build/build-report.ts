import { relative } from 'node:path';
import type { BuildReport } from './build.ts';
import { ROOT } from './root.ts';
import { FIRST_SCREEN_BUDGET_BYTES, formatSize } from './size-budget.ts';

/** `dist/web built in 2.1 s; first screen 41.3 of 60.0 KB gzip (app.js 41.3 KB)`. */
export function formatBuildReport({ outDir, durationMs, firstScreen }: BuildReport): string {
  const scripts = firstScreen.scripts.map(({ name, lengthBytes }) => `${name} ${formatSize(lengthBytes)}`).join(', ');
  const used = `${formatSize(firstScreen.totalBytes).replace(' KB', '')} of ${formatSize(FIRST_SCREEN_BUDGET_BYTES)} gzip`;
  return `${relative(ROOT, outDir)} built in ${(durationMs / 1000).toFixed(1)} s; first screen ${used} (${scripts})`;
}
