import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buildPage } from '../contract/support/build-page.ts';
import { CAUSES } from '../matrix/causes.ts';
import { listCells, nameOf, type Cell } from '../matrix/cells.ts';
import { expectedOf } from '../matrix/expected.ts';
import { Lane, type CellResult } from '../matrix/lane.ts';
import { writeMatrixPage } from '../matrix/matrix-page.ts';

/** Pages at once; most of them wait. Those for renewals have a (simulated) Widevine that asks for them. */
const LANES = { renewing: 6, other: 8 };

const WITHIN_S = 15;

const results = new Map<Cell, CellResult>();
const cells = listCells();

async function runAll(): Promise<void> {
  const appDirectory = await buildPage('cell-page');
  const isRenewal = ({ phase }: Cell): boolean => phase === 'renewal';
  await Promise.all([
    runIn(LANES.renewing, true, appDirectory, cells.filter(isRenewal)),
    runIn(
      LANES.other,
      false,
      appDirectory,
      cells.filter((cell) => !isRenewal(cell)),
    ),
  ]);
}

/** Those that take longest come first. */
async function runIn(lanes: number, renews: boolean, appDirectory: string, wanted: readonly Cell[]): Promise<void> {
  const queue = [...wanted].sort((a, b) => expectedOf(b).tries - expectedOf(a).tries);
  const run = async (): Promise<void> => {
    const lane = new Lane();
    try {
      await lane.open(appDirectory, renews);
      for (let cell = queue.shift(); cell !== undefined; cell = queue.shift()) results.set(cell, await lane.run(cell));
    } finally {
      await lane.close();
    }
  };
  await Promise.all(Array.from({ length: lanes }, run));
}

/** One line for each that did not end as it must. */
function brokenOf(some: readonly Cell[]): readonly string[] {
  return some.flatMap((cell) => {
    try {
      check(cell);
      return [];
    } catch (thrown) {
      return `${nameOf(cell)}: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
    }
  });
}

function check(cell: Cell): void {
  const result = results.get(cell);
  assert.ok(result !== undefined, 'was run');
  const { outcome, tries, grants } = result;
  const [ended, expected] = [{ outcome, tries, grants }, expectedOf(cell)].map((ending) => JSON.stringify(ending));
  assert.equal(ended, expected, `${ended}, not ${expected}`);
  assert.ok(result.seconds < WITHIN_S, `ended after ${result.seconds} s`);
  const isStart = cell.phase === 'first license';
  assert.equal(
    result.hasFailed,
    isStart && outcome !== 'license',
    'a playback fails where it cannot begin, and only there',
  );
  if (!isStart) assert.equal(result.firstKeyStatus, 'usable', 'the license that was there is gone');
  assert.equal(result.openSessions, 0, `${result.openSessions} key sessions left open`);
  assert.equal(result.complaints.length, 0, `said on the console: ${result.complaints.join('; ')}`);
  assert.equal(result.next, 'usable', `the keys of the next title: ${result.next}`);
}

describe('The fault matrix, in a browser', () => {
  before(runAll);
  after(() => writeMatrixPage(results, brokenOf(cells)));

  for (const cause of CAUSES) {
    it(`${cause.name}: for each token and each license of each key system`, () => {
      const broken = brokenOf(cells.filter((cell) => cell.cause === cause));
      assert.equal(broken.length, 0, broken.join('\n'));
    });
  }
});
