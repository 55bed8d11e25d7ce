import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startZapping, type Zapping } from '../contract/support/zap.ts';

const SETTLED = 50;
const ZAPS = 500;
const MOST_GROWTH_BYTES = 2 * 1024 * 1024;

describe('A viewer who zaps between protected titles all evening', () => {
  let zapping: Zapping;
  before(async () => {
    zapping = await startZapping();
  });
  after(() => zapping.switchOff());

  it(`sees ${ZAPS} of them, with the memory of ${SETTLED} and no key session left over`, async (t) => {
    await zapping.zap(SETTLED);
    const settled = await zapping.heapBytes();
    await zapping.zap(ZAPS - SETTLED);
    const growth = (await zapping.heapBytes()) - settled;
    t.diagnostic(`heap: ${settled} bytes after ${SETTLED}, ${growth} more after ${ZAPS}`);
    assert.ok(growth < MOST_GROWTH_BYTES, `The heap grew by ${growth} bytes`);
    await zapping.leaveForGood();
    assert.deepEqual(await zapping.tv.page.evaluate('zapper.failures'), []);
    assert.deepEqual(zapping.complaints(), []);
  });
});
