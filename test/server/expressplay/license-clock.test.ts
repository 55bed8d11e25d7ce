import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createLicenseClock } from '../../../server/expressplay/license-clock.ts';

void describe('createLicenseClock', () => {
  void it('knows nothing of a token that was never used', () => {
    assert.equal(createLicenseClock().isOver('a', 1, Infinity), false);
  });

  void it('counts from the first start', () => {
    const clock = createLicenseClock();
    clock.start('a', 1e9, 1000);
    clock.start('a', 1e9, 5000);
    assert.equal(clock.isOver('a', 2, 2999), false);
    assert.equal(clock.isOver('a', 2, 3000), true);
  });

  void it('forgets dead tokens before living ones, and of those the one that started first', () => {
    const clock = createLicenseClock(3);
    clock.start('first', 10_000, 0);
    clock.start('dead', 500, 100);
    clock.start('second', 10_000, 200);
    clock.start('third', 10_000, 500);
    const known = (token: string): boolean => clock.isOver(token, 1, 5000);
    assert.deepEqual(['first', 'dead', 'second', 'third'].map(known), [true, false, true, true]);
    clock.start('fourth', 10_000, 600);
    assert.deepEqual(['first', 'second', 'third', 'fourth'].map(known), [false, true, true, true]);
  });
});
