import { expect } from '@open-wc/testing';
import { settleWithin } from '../../../src/lib/settle-within.ts';
import { captureTimers, releaseTimers } from './captured-timer.ts';

describe('settleWithin', () => {
  const { clearTimeout } = window;
  afterEach(() => releaseTimers(clearTimeout));

  for (const [what, work] of [
    ['done', (): Promise<unknown> => Promise.resolve(1)],
    ['failed', (): Promise<unknown> => Promise.reject(new TypeError('no'))],
  ] as const) {
    it(`ends when the work has ${what}, and stops its timer`, async () => {
      let settled: Promise<void> = Promise.resolve();
      const [timer] = captureTimers(() => void (settled = settleWithin(work(), 1000)));
      await settled;
      expect(timer?.isCleared()).to.equal(true);
    });
  }

  it('ends when the time is up, though the work goes on', async () => {
    let settled: Promise<void> = Promise.resolve();
    const [timer] = captureTimers(() => void (settled = settleWithin(new Promise(() => undefined), 1000)));
    expect(timer?.delayMs).to.equal(1000);
    timer?.fire();
    await settled;
  });
});
