import type { KeyInput, Page } from 'puppeteer-core';
import type { RunningBench } from './bench-server.ts';
import { startBenchServer } from './bench-server.ts';
import { CONDITIONS } from './measure.ts';
import { measureWalk, type Walk, type WalkResult } from './measure-keys.ts';
import { writeRecord } from './write-record.ts';

const times = (count: number, key: KeyInput): readonly KeyInput[] => Array<KeyInput>(count).fill(key);

const HOME_READY = `(latchkeyTest.focus() || '').length > 0 && Boolean(latchkeyTest.active().dataset.focus)`;
const PLAYS = '(latchkeyTest.video() || { frames: 0 }).frames > 25';

const WALKS: readonly Walk[] = [
  {
    name: 'on Home',
    begin: restOnHome,
    keys: [
      ...times(4, 'ArrowRight'),
      ...times(4, 'ArrowLeft'),
      'ArrowDown',
      ...times(2, 'ArrowRight'),
      ...times(2, 'ArrowLeft'),
      'ArrowUp',
    ],
  },
  {
    name: 'over a playing picture',
    begin: showControls,
    keys: [...times(3, 'ArrowRight'), ...times(3, 'ArrowLeft'), 'ArrowUp', 'ArrowDown'],
  },
];

/** From a key to the frame that shows its focus. Writes docs/bench/key-to-focus.json and .md. */
export async function benchKeys(rounds: number): Promise<void> {
  const server: RunningBench = await startBenchServer();
  try {
    const results: WalkResult[] = [];
    for (const walk of WALKS) results.push(await measureWalk(walk, server.url, rounds));
    const date = new Date().toISOString().slice(0, 10);
    await writeRecord('key-to-focus', formatKeys(results, date), { date, conditions: CONDITIONS, rounds, results });
  } finally {
    await server.stop();
  }
}

/** With the artwork there, and the first title prepared: the start of the app is measured elsewhere. */
async function restOnHome(page: Page): Promise<void> {
  await page.waitForFunction(HOME_READY);
  await page.waitForNetworkIdle();
}

/** With as much buffered as it likes to have. */
async function showControls(page: Page): Promise<void> {
  await page.waitForFunction(HOME_READY);
  await page.keyboard.press('Space');
  await page.waitForFunction(PLAYS, { timeout: 60_000 });
  await page.waitForNetworkIdle();
  await page.keyboard.press('ArrowUp');
  await page.waitForFunction(`latchkeyTest.focus() === 'Pause'`);
}

function formatKeys(results: readonly WalkResult[], date: string): string {
  const rows = results.map(({ name, paintedMs }) => {
    const [median, p95, longest] = [0.5, 0.95, 1].map((part) => percentile(paintedMs, part));
    return `| ${name} | ${paintedMs.length} | ${median} ms | ${p95} ms | ${longest} ms |`;
  });
  return [
    '# From a key to the focus on screen',
    '',
    `${date}, main thread throttled ${CONDITIONS.cpuSlowdown} times, five keys a second, each of which moved the focus. By Event ` +
      'Timing: from the key to the first frame after its handlers, in steps of 8 ms; what takes less than 16 ms counts as 16.',
    '',
    '| where | keys | median | p95 | longest |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** The smallest value that `part` of all do not exceed. */
function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}
