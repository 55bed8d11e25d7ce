import { expect } from '@open-wc/testing';
import { isAbortError } from '../../../src/lib/abort.ts';
import { sleep } from '../../../src/lib/sleep.ts';
import { captureTimers, releaseTimers } from './captured-timer.ts';
import { rejectionOf } from './rejection.ts';

describe('sleep', () => {
  const { clearTimeout } = window;
  afterEach(() => releaseTimers(clearTimeout));

  it('resolves after the time, and not before', async () => {
    let work = Promise.resolve();
    const [timer] = captureTimers(() => {
      work = sleep(1500, new AbortController().signal);
    });
    expect(timer?.delayMs).to.equal(1500);
    timer?.fire();
    await work;
  });

  it('leaves no timer when it is aborted', async () => {
    const controller = new AbortController();
    let work = Promise.resolve();
    const [timer] = captureTimers(() => {
      work = sleep(1500, controller.signal);
    });
    controller.abort();
    expect(isAbortError(await rejectionOf(work))).to.equal(true);
    expect(timer?.isCleared()).to.equal(true);
  });

  it('starts no timer for what is aborted already', async () => {
    const controller = new AbortController();
    controller.abort();
    let work = Promise.resolve();
    const timers = captureTimers(() => {
      work = sleep(1500, controller.signal);
    });
    expect(isAbortError(await rejectionOf(work))).to.equal(true);
    expect(timers).to.deep.equal([]);
  });
});
