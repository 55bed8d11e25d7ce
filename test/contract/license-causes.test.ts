import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { createBackend, type Backend } from '../../server/backend.ts';
import { listen, type Listening } from '../../server/listen.ts';
import { ownComplaints } from '../flow/support/play-through.ts';
import { Tv } from '../flow/support/tv.ts';
import { NO_LOOK_UP, UNKNOWN_HOST } from '../matrix/browser-flags.ts';
import { CAUSES, type Cause } from '../matrix/causes.ts';
import { buildPage } from './support/build-page.ts';

/** Causes that another browser test shows, and where. All of them, at every moment: test/long/fault-matrix.test.ts. */
const SHOWN_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['200, HTML', 'test/flow/license-faults.test.ts'],
  ['200, empty', 'test/flow/license-faults.test.ts'],
  ['400, -2018', 'test/contract/cookies.test.ts'],
  ['400, -2034', 'test/flow/license-policy.test.ts'],
  ['400, -4019', 'test/long/later-keys.test.ts'],
  ['400, -4022', 'test/flow/license-faults.test.ts'],
  ['400, -7004', 'test/flow/license-policy.test.ts'],
  ['403', 'test/flow/license-faults.test.ts'],
  ['500, -4010 in SOAP', 'test/long/playready.test.ts'],
  ['500', 'test/flow/license-faults.test.ts'],
  ['503', 'test/flow/license-faults.test.ts'],
  ['hang', 'test/flow/license-faults.test.ts'],
  ['reset', 'test/flow/license-faults.test.ts'],
]);

const WITHIN_MS = 15_000;

let backend: Backend;
let server: Listening;
let tv: Tv;

before(async () => {
  backend = await createBackend({ appDirectory: await buildPage('page') });
  server = await listen(backend, { port: 0, host: '127.0.0.1' });
  tv = await Tv.switchOn(`${server.url}/`, [NO_LOOK_UP]);
});
beforeEach(() => {
  tv.complaints.length = 0;
  return run('newBench()');
});
afterEach(() => {
  backend.faults.reset();
  return run('bench.destroy()');
});
after(async () => {
  await tv.switchOff();
  await server.close();
});

const run = (script: string): Promise<unknown> => tv.page.evaluate(script);
const until = (condition: string): Promise<unknown> =>
  tv.page.waitForFunction(condition, { timeout: WITHIN_MS, polling: 50 }).catch(async () => {
    assert.fail(`Did not see ${condition}: ${String(await run('JSON.stringify(bench.last("failed"))'))}`);
  });
const play = async (titleId: string): Promise<void> => {
  await run(`bench.load('dash', '${titleId}', 0)`);
  await until(`bench.last('time') && bench.last('time').position > 0.5`);
};
const playNext = async (): Promise<void> => {
  backend.faults.reset();
  await run('bench.destroy().then(() => newBench()).then(() => undefined)');
  await play('lowtide');
};

function meet({ fault }: Cause, times: number): void {
  if (fault === 'name not found') backend.faults.licenseHost = UNKNOWN_HOST;
  else backend.faults.rights = [{ ...fault, times }];
}

describe('The causes that are shown elsewhere', () => {
  it('are causes', () => {
    const names = CAUSES.map(({ name }) => name);
    assert.deepEqual(
      [...SHOWN_ELSEWHERE.keys()].filter((name) => !names.includes(name)),
      [],
    );
  });
});

describe('A license request that comes to', () => {
  const here = CAUSES.filter(({ name }) => !SHOWN_ELSEWHERE.has(name));

  const canPass = ({ hope, fault }: Cause): boolean => hope === 'passes' && fault !== 'name not found';

  for (const cause of here.filter((cause) => canPass(cause) || cause.hope === 'new grant')) {
    it(`${cause.name}, once: plays`, async () => {
      // One of the two exchanges: the other one could come so late that the first has met both.
      meet(cause, 1);
      await play('aurora');
      assert.deepEqual(backend.faults.rights, [], 'the fault was met');
      assert.equal(await run(`bench.last('failed')`), undefined);
      assert.deepEqual(ownComplaints(tv), []);
    });
  }

  for (const cause of here.filter((other) => !canPass(other))) {
    it(`${cause.name}, always: ${cause.code} within 15 s, and the next title plays`, async () => {
      meet(cause, Infinity);
      await run(`bench.load('dash', 'aurora', 0)`);
      await until(`bench.types().includes('failed')`);
      assert.equal(await run(`bench.last('failed').code`), cause.code);
      await playNext();
      assert.deepEqual(ownComplaints(tv), []);
    });
  }
});
