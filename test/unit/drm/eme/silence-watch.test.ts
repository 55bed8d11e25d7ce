import { expect } from '@open-wc/testing';
import { watchSilence } from '../../../../src/drm/eme/silence-watch.ts';
import { captureTimers, type CapturedTimer } from '../../lib/captured-timer.ts';

describe('watchSilence', () => {
  const { clearTimeout } = window;
  let element: { readyState: number; buffered: Pick<TimeRanges, 'length'> };
  let hasStatus: boolean;
  let silences: number;
  let life: AbortController;
  let timers: CapturedTimer[];

  beforeEach(() => {
    element = { readyState: 1, buffered: { length: 0 } };
    [hasStatus, silences, life] = [false, 0, new AbortController()];
    timers = captureTimers(() =>
      watchSilence({
        element: element as HTMLMediaElement,
        hasStatus: () => hasStatus,
        onSilent: () => (silences += 1),
        signal: life.signal,
      }),
    );
  });
  afterEach(() => Object.assign(window, { clearTimeout }));

  /** Lets so many looks pass; how many timers are left running then. */
  const look = (times: number): void => {
    for (let look = 0; look < times; look += 1) {
      const [timer] = timers;
      timers = captureTimers(() => timer?.fire());
    }
  };

  it('waits for media as long as it takes, then for a picture, and then speaks once', () => {
    look(9);
    expect(silences).to.equal(0);
    element.buffered = { length: 1 };
    look(1);
    expect(silences, 'the decoder may need a moment').to.equal(0);
    look(1);
    expect([silences, timers.length]).to.deep.equal([1, 0]);
  });

  it('says nothing of a set that tells no statuses and plays', () => {
    element = Object.assign(element, { readyState: 2, buffered: { length: 1 } });
    look(1);
    expect([silences, timers.length]).to.deep.equal([0, 0]);
  });

  it('ends with the first status', () => {
    element.buffered = { length: 1 };
    look(1);
    hasStatus = true;
    look(1);
    expect([silences, timers.length]).to.deep.equal([0, 0]);
  });

  it('ends with the playback', () => {
    element.buffered = { length: 1 };
    look(1);
    life.abort();
    timers[0]?.fire();
    expect(silences).to.equal(0);
  });
});
