import { expect } from '@open-wc/testing';
import { setAlarm } from '../../../src/lib/alarm.ts';
import { captureTimers } from './captured-timer.ts';

describe('setAlarm', () => {
  const { clearTimeout } = window;
  afterEach(() => Object.assign(window, { clearTimeout }));

  it('rings when it is time, and never again', () => {
    let rung = 0;
    const [timer] = captureTimers(() => setAlarm(40, () => (rung += 1), new AbortController().signal));
    expect([timer?.delayMs, rung]).to.deep.equal([40, 0]);
    timer?.fire();
    expect(rung).to.equal(1);
  });

  for (const [what, end] of [
    ['once it was stopped', ({ stop }: { stop: () => void }) => stop()],
    ['once the signal is aborted', ({ life }: { life: AbortController }) => life.abort()],
  ] as const) {
    it(`leaves no timer ${what}`, () => {
      const life = new AbortController();
      let stop = (): void => undefined;
      const [timer] = captureTimers(() => (stop = setAlarm(40, () => undefined, life.signal)));
      expect(timer?.isCleared()).to.equal(false);
      end({ stop, life });
      expect(timer?.isCleared()).to.equal(true);
    });
  }
});
