import { expect } from '@open-wc/testing';
import { createCheckedClock, type CheckedClock } from '../../../src/drm/checked-clock.ts';
import type { HttpOutcome } from '../../../src/lib/http.ts';
import { answer, NETWORK_FAILURE } from '../lib/scripted-transport.ts';

const NOON_MS = Date.parse('2026-11-21T12:00:00Z');
const NOON = 'Sat, 21 Nov 2026 12:00:00 GMT';
const MINUTE_MS = 60_000;

describe('createCheckedClock', () => {
  let monotonicMs: number;
  let deviceMs: number;
  let clock: CheckedClock;
  beforeEach(() => {
    [monotonicMs, deviceMs] = [1000, NOON_MS];
    clock = createCheckedClock(
      () => monotonicMs,
      () => deviceMs,
    );
  });

  async function hear(outcome: HttpOutcome): Promise<HttpOutcome> {
    const request = { method: 'POST', url: 'https://rights.test/', cookies: {}, timeoutMs: 1 } as const;
    return clock.watch(() => Promise.resolve(outcome))(request, new AbortController().signal);
  }

  it('tells nothing before a server told the time', async () => {
    expect(clock.nowMs()).to.equal(null);
    for (const outcome of [answer(200), answer(200, '', { date: 'noon' }), NETWORK_FAILURE]) {
      expect(await hear(outcome)).to.equal(outcome);
      expect(clock.nowMs()).to.equal(null);
    }
  });

  it('tells the later of two clocks that agree', async () => {
    await hear(answer(200, '', { date: NOON }));
    monotonicMs += 5000;
    expect(clock.nowMs()).to.equal(NOON_MS + 5000);
    deviceMs += 7000;
    expect(clock.nowMs()).to.equal(NOON_MS + 7000);
  });

  it('tells nothing by a clock that is a minute off, in either direction', async () => {
    await hear(answer(403, '', { date: NOON }));
    for (const wrong of [NOON_MS + MINUTE_MS + 1, NOON_MS - MINUTE_MS - 1]) {
      deviceMs = wrong;
      expect(clock.nowMs()).to.equal(null);
    }
    deviceMs = NOON_MS;
    expect(clock.nowMs()).to.equal(NOON_MS);
  });
});
