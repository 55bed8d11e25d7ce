import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ENGINES, type Engine } from '../../tools/engines/engines.ts';
import { nameTv } from '../../tools/engines/results-table.ts';
import { packageForEngines, runEngine, type PackagedBench } from '../../tools/engines/run-engines.ts';
import { CHECKS } from '../../tools/engines/walk.ts';

/** An old engine and a middle one; `npm run test:engines` runs all. npm's builds run on Linux alone. */
const CHOSEN: readonly Engine['chromium'][] =
  process.platform === 'linux' && process.arch === 'x64' ? [69, 87] : ['today'];

describe('The packaged app, on the engines of TVs', () => {
  let bench: PackagedBench;
  before(async () => {
    bench = await packageForEngines();
  });
  after(() => bench.close());

  for (const engine of ENGINES.filter(({ chromium }) => CHOSEN.includes(chromium))) {
    for (const tv of engine.tvs) {
      it(`boots, moves focus, plays and goes back on ${nameTv(tv)}, in Chromium ${engine.chromium}`, async () => {
        const { version, walk } = await runEngine(bench, { engine, tv });
        if (engine.package !== null) assert.equal(version.split('.')[0], String(engine.chromium));
        const failures = CHECKS.map((check) => [check, walk[check]] as const).filter(([, outcome]) => {
          return outcome !== 'passed' && outcome !== 'shimmed';
        });
        assert.deepEqual(failures, []);
      });
    }
  }
});
