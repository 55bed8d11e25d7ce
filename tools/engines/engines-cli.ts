import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../build/root.ts';
import { ENGINES, type Engine, type TvModel } from './engines.ts';
import { nameTv, writeResults } from './results-table.ts';
import { packageForEngines, runEngine, type EngineRun } from './run-engines.ts';
import { CHECKS, type Walk } from './walk.ts';

const PICTURES = join(ROOT, '.cache/engines/pictures');

/** `npm run test:engines`: all of them, then the table. `-- 69 87 today`: these, and the table stays as it is. */
async function runFromTerminal(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !ENGINES.some(({ chromium }) => String(chromium) === name));
  if (unknown.length > 0)
    throw new TypeError(`No engine ${unknown.join(', ')}: ${ENGINES.map(({ chromium }) => chromium).join(', ')}.`);
  const engines = ENGINES.filter(({ chromium }) => wanted.length === 0 || wanted.includes(String(chromium)));
  const bench = await packageForEngines();
  const runs: EngineRun[] = [];
  try {
    for (const [engine, tv] of engines.flatMap((one) => one.tvs.map((tv): [Engine, TvModel] => [one, tv]))) {
      const run = await runEngine(bench, { engine, tv, keepPicture: keepPictureOf(engine, tv) });
      runs.push(run);
      console.log(`${nameTv(tv).padEnd(18)}${run.version.padEnd(16)}${describeWalk(run.walk)}`);
    }
  } finally {
    await bench.close();
  }
  if (wanted.length === 0) await writeResults(runs);
  const failed = runs.filter(({ walk }) => CHECKS.some((check) => typeof walk[check] === 'object')).length;
  console.log(`${runs.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** `.cache/engines/pictures/65-tizen-home.png`: an unstyled corner fails no check. */
const keepPictureOf =
  ({ chromium }: Engine, { platform }: TvModel) =>
  async (screen: string, png: Buffer): Promise<void> => {
    await mkdir(PICTURES, { recursive: true });
    await writeFile(join(PICTURES, `${chromium}-${platform}-${screen}.png`), png);
  };

function describeWalk(walk: Walk): string {
  return CHECKS.map((check) => {
    const outcome = walk[check];
    return `${check} ${typeof outcome === 'object' ? `FAILED: ${outcome.failure}` : outcome}`;
  }).join(', ');
}

runFromTerminal(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
