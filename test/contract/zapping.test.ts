import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startZapping, type Zapping } from './support/zap.ts';

describe('A viewer who zaps between protected titles', () => {
  let zapping: Zapping;
  before(async () => {
    zapping = await startZapping();
  });
  after(() => zapping.switchOff());

  it('sees 50 of them, and leaves no key session behind', async () => {
    await zapping.zap(50);
    await zapping.leaveForGood();
    assert.deepEqual(await zapping.tv.page.evaluate('zapper.failures'), []);
    assert.deepEqual(zapping.complaints(), []);
  });
});
