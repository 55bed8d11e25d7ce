import { expect } from '@open-wc/testing';
import { isAbortError } from '../../../src/lib/abort.ts';
import { startTimeBudget } from '../../../src/lib/time-budget.ts';
import { defer } from './deferred.ts';
import { rejectionOf } from './rejection.ts';
import { VirtualClock } from './virtual-clock.ts';

const { signal } = new AbortController();

describe('startTimeBudget', () => {
  let clock: VirtualClock;
  beforeEach(() => {
    clock = new VirtualClock();
  });

  it('runs out once, however many steps share it', () => {
    const budget = startTimeBudget(10_000, clock);
    clock.nowMs += 4000;
    expect(budget.leftMs()).to.equal(6000);
    clock.nowMs += 7000;
    expect(budget.leftMs()).to.equal(0);
  });

  it('hands on what comes in time, good or bad, and leaves no timer', async () => {
    const budget = startTimeBudget(10_000, clock);
    expect(await budget.within(Promise.resolve('here'), signal)).to.equal('here');
    const reason = new TypeError('bad');
    expect(await rejectionOf(budget.within(Promise.reject(reason), signal))).to.equal(reason);
    expect(clock.left).to.equal(0);
  });

  it('says late when the time is over, whatever comes then', async () => {
    const budget = startTimeBudget(10_000, clock);
    const work = defer<string>();
    expect(await clock.run(budget.within(work.promise, signal))).to.equal('late');
    expect(clock.nowMs).to.equal(1_010_000);
    work.reject(new TypeError('nobody waits for this'));
  });

  it('stops with an AbortError and leaves no timer', async () => {
    const controller = new AbortController();
    const work = startTimeBudget(10_000, clock).within(defer<string>().promise, controller.signal);
    controller.abort();
    expect(isAbortError(await rejectionOf(work))).to.equal(true);
    expect(clock.left).to.equal(0);
  });
});
