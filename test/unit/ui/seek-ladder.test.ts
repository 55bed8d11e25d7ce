import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { stepScrub } from '../../../src/ui/seek-ladder.ts';
import type { Scrub, SeekPress, SeekRange } from '../../../src/ui/seek-ladder.ts';

const FILM: SeekRange = { start: 0, end: 6000 };

/** Targets after each press, from 1000 s. */
function targets(presses: readonly SeekPress[], range = FILM, from = 1000): number[] {
  let scrub: Scrub | null = null;
  return presses.map((press) => {
    scrub = stepScrub(scrub, press, from, range);
    return scrub.target;
  });
}

const tap = (atMs: number, direction: 1 | -1 = 1): SeekPress => ({ atMs, direction, isRepeat: false });
const held = (atMs: number, direction: 1 | -1 = 1): SeekPress => ({ atMs, direction, isRepeat: true });

describe('stepScrub', () => {
  it('moves 10 s for each tap, however quick', () => {
    expect(targets([tap(0), tap(60), tap(120), tap(180, -1)])).to.deep.equal([1010, 1020, 1030, 1020]);
  });

  it('waits 400 ms, then climbs 10, 20, 30, 60 s while the key is held', () => {
    const presses = [tap(0), held(399), held(400), held(600), held(800), held(1000)];
    expect(targets(presses)).to.deep.equal([1010, 1010, 1030, 1060, 1120, 1180]);
  });

  it('takes at most one step per 200 ms, however fast the remote repeats', () => {
    const presses = [tap(0), held(400), held(433), held(599), held(600)];
    expect(targets(presses)).to.deep.equal([1010, 1030, 1030, 1030, 1060]);
  });

  it('starts at the bottom when the direction changes', () => {
    const presses = [tap(0), held(400), held(600), held(650, -1), held(1050, -1)];
    expect(targets(presses)).to.deep.equal([1010, 1030, 1060, 1050, 1030]);
  });

  it('climbs no further than a tenth of a short title', () => {
    const presses = [tap(0), held(400), held(600), held(800)];
    expect(targets(presses, { start: 0, end: 150 }, 20)).to.deep.equal([30, 45, 60, 75]);
  });

  it('stays between the ends, also of a live window', () => {
    expect(targets([tap(0, -1)], FILM, 4)).to.deep.equal([0]);
    expect(targets([tap(0)], { start: 500, end: 560 }, 558)).to.deep.equal([560]);
  });

  it('never leaves the range, never steps further than the ladder allows, and begins each direction at its first step', () => {
    const presses = fc.array(
      fc.record({
        direction: fc.constantFrom(1 as const, -1 as const),
        isRepeat: fc.boolean(),
        waitMs: fc.nat(700),
      }),
    );
    fc.assert(
      fc.property(presses, fc.nat(20_000), fc.nat(20_000), (list, length, from) => {
        const range = { start: 100, end: 100 + length };
        let scrub: Scrub | null = null;
        let atMs = 0;
        for (const { waitMs, ...press } of list) {
          atMs += waitMs;
          const before: number = scrub?.target ?? Math.min(Math.max(from, range.start), range.end);
          // Also of a key that repeats: what was begun the other way is no rung of this ladder.
          const isFirst: boolean = scrub?.direction !== press.direction;
          scrub = stepScrub(scrub, { ...press, atMs }, before, range);
          expect(scrub.target).within(range.start, range.end);
          const longest = press.isRepeat && !isFirst ? Math.max(10, Math.min(60, length / 10)) : 10;
          expect(Math.abs(scrub.target - before)).at.most(longest + 1e-9);
        }
      }),
    );
  });
});
