import { expect } from '@open-wc/testing';
import { createJumpDetector } from '../../../../src/engines/dash/clock-jump.ts';

const HOUR_MS = 3_600_000;

describe('createJumpDetector', () => {
  let [wallMs, monotonicMs] = [0, 0];
  const create = (): (() => boolean) =>
    createJumpDetector(
      () => wallMs,
      () => monotonicMs,
    );

  beforeEach(() => {
    [wallMs, monotonicMs] = [1_700_000_000_000, 5000];
  });

  for (const jumpMs of [HOUR_MS, -HOUR_MS, 2500]) {
    it(`tells once that the clock jumped by ${jumpMs} ms`, () => {
      const hasJumped = create();
      wallMs += 60_000 + jumpMs;
      monotonicMs += 60_000;
      expect([hasJumped(), hasJumped()]).to.deep.equal([true, false]);
      wallMs -= jumpMs;
      expect([hasJumped(), hasJumped()]).to.deep.equal([true, false]);
    });
  }

  it('tells nothing of a clock that runs, or drifts a little', () => {
    const hasJumped = create();
    wallMs += HOUR_MS + 1500;
    monotonicMs += HOUR_MS;
    expect(hasJumped()).to.equal(false);
  });
});
