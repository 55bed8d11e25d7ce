import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Cue } from '../../../src/captions/cue.ts';
import { activeCues, indexCues, nextChange, NO_CUES } from '../../../src/captions/cue-index.ts';
import { cue } from './some-cues.ts';

/** Few different times, so that cues overlap, touch and begin together. */
const CUES = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 30 }), fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(Infinity))),
  { maxLength: 60 },
);
const TIME = fc.integer({ min: -4, max: 90 }).map((half) => half / 2);

const toCues = (times: readonly (readonly [number, number])[]): readonly Cue[] =>
  times.map(([start, length], place) => cue(start, start + length, `${place}`));

const naive = (cues: readonly Cue[], time: number): readonly Cue[] =>
  cues
    .filter(({ start, end }) => start <= time && time < end)
    .sort((a, b) => a.start - b.start || cues.indexOf(a) - cues.indexOf(b));

describe('activeCues', () => {
  it('are those that a look at each cue would find, in order of their start', () => {
    fc.assert(
      fc.property(CUES, TIME, (times, time) => {
        const cues = toCues(times);
        expect(activeCues(indexCues(cues), time)).to.deep.equal(naive(cues, time));
      }),
      { numRuns: 1000 },
    );
  });

  it('are none where there are no cues', () => {
    expect(activeCues(NO_CUES, 3)).to.deep.equal([]);
    expect(nextChange(NO_CUES, 3)).to.equal(Infinity);
  });

  it('are found among 50,000 without a look at each, also under one that lasts for ever', () => {
    let looks = 0;
    const counted = (place: number): Cue => ({
      ...cue(0, 0),
      get start() {
        looks++;
        return place;
      },
      end: place + 0.5,
    });
    const index = indexCues([cue(0, Infinity), ...Array.from({ length: 50_000 }, (_, place) => counted(place))]);
    looks = 0;
    expect(activeCues(index, 40_000.25)).to.have.length(2);
    expect(looks).to.be.below(100);
  });
});

describe('nextChange', () => {
  it('is the first time at which others are on screen', () => {
    fc.assert(
      fc.property(CUES, TIME, (times, time) => {
        const cues = toCues(times);
        const change = nextChange(indexCues(cues), time);
        const moments = cues.flatMap(({ start, end }) => [start, end]).filter((moment) => moment > time);
        const expected = moments.filter((moment) => {
          const [before, after] = [naive(cues, time), naive(cues, moment)];
          return before.length !== after.length || before.some((known, place) => after[place] !== known);
        });
        expect(change)
          .to.be.at.most(Math.min(Infinity, ...expected))
          .and.to.be.above(time);
        if (change < Infinity) expect(moments).to.include(change);
      }),
      { numRuns: 1000 },
    );
  });
});
