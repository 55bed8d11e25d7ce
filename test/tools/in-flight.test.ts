import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { percentile, runInFlight } from '../../tools/bench/in-flight.ts';

describe('runInFlight', () => {
  it('does all the work, so much at a time, and keeps it in order', async () => {
    let running = 0;
    let most = 0;
    const timed = await runInFlight(100, 16, async (index) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return index;
    });
    assert.equal(most, 16);
    assert.deepEqual(
      timed.map(({ result }) => result),
      Array.from({ length: 100 }, (_, index) => index),
    );
    assert.ok(timed.every(({ ms }) => ms > 0));
  });

  it('goes on past what fails, and says so', async () => {
    const timed = await runInFlight(5, 2, async (index) => {
      if (index % 2 === 1) throw new TypeError('lost');
      return index;
    });
    assert.deepEqual(
      timed.map(({ result }) => result),
      [0, null, 2, null, 4],
    );
  });
});

describe('percentile', () => {
  it('is the nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    assert.deepEqual([percentile(values, 0.5), percentile(values, 0.99), percentile(values, 1)], [50, 99, 100]);
    assert.equal(percentile([7], 0.01), 7);
    assert.ok(Number.isNaN(percentile([], 0.5)));
  });
});
