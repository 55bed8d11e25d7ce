import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { Quality } from '../../../../src/player/engine-event.ts';
import { toMaxBitrate } from '../../../../src/player/playback-wishes.ts';
import { qualitySteps, stepWithin } from '../../../../src/ui/panels/quality-steps.ts';

const rendition = (height: number, bitrateBps: number): Quality => ({ width: height * 2, height, bitrateBps });

const anyRendition = fc
  .record({
    height: fc.constantFrom(0, 240, 360, 720, 1080, 2160),
    bitrateBps: fc.constantFrom(0, NaN, 3e5, 8e5, 9e5, 3e6, 6e6, 16e6),
  })
  .map(({ height, bitrateBps }) => rendition(height, bitrateBps));
const anyRenditions = fc.array(anyRendition, { maxLength: 14 });

describe('qualitySteps', () => {
  it('has one for each height, the lowest first: as much as the best of that height takes', () => {
    const steps = qualitySteps([rendition(720, 2e6), rendition(360, 6e5), rendition(720, 3e6), rendition(1080, 6e6)]);
    expect(steps).to.deep.equal([
      { bitrateBps: 6e5, height: 360 },
      { bitrateBps: 3e6, height: 720 },
      { bitrateBps: 6e6, height: 1080 },
    ]);
  });

  it('has none where no bitrate is known, and goes by bitrates where no height is', () => {
    expect(qualitySteps([rendition(720, 0), rendition(360, NaN)])).to.deep.equal([]);
    expect(qualitySteps([rendition(0, 4e6), rendition(0, 1e6)])).to.deep.equal([
      { bitrateBps: 1e6, height: 0 },
      { bitrateBps: 4e6, height: 0 },
    ]);
  });

  it('has few enough to choose from, apart enough to be a choice, the best among them', () => {
    fc.assert(
      fc.property(anyRenditions, (renditions) => {
        const steps = qualitySteps(renditions);
        expect(steps.length).to.be.at.most(5);
        steps.slice(1).forEach((step, at) => {
          expect(step.bitrateBps).to.be.above(toMaxBitrate(steps[at]?.bitrateBps ?? 0) ?? 0);
        });
        const known = renditions.map(({ bitrateBps }) => bitrateBps).filter((bitrateBps) => bitrateBps > 0);
        if (known.length > 0) expect(steps[steps.length - 1]?.bitrateBps).to.equal(Math.max(...known));
      }),
    );
  });

  it('thins out a long ladder, and keeps its ends', () => {
    const ladder = [144, 240, 360, 480, 540, 720, 1080, 2160].map((height) => rendition(height, height * 2000));
    const heights = qualitySteps(ladder).map(({ height }) => height);
    expect(heights).to.have.lengthOf(5);
    expect([heights[0], heights[4]]).to.deep.equal([144, 2160]);
  });
});

describe('stepWithin', () => {
  const steps = qualitySteps([rendition(360, 6e5), rendition(720, 3e6)]);

  it('is the best that a limit of another title lets through, else the lowest', () => {
    expect([1, 6e5, 2e6, 3e6, 9e6].map((limit) => stepWithin(steps, limit)?.height)).to.deep.equal([
      ...[360, 360, 360, 720, 720],
    ]);
    expect(stepWithin([], 1)).to.equal(null);
  });

  it('finds each step by its own limit', () => {
    fc.assert(
      fc.property(anyRenditions, (renditions) => {
        const all = qualitySteps(renditions);
        for (const step of all) expect(stepWithin(all, toMaxBitrate(step.bitrateBps) ?? 0)).to.equal(step);
      }),
    );
  });
});
