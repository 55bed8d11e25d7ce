import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Markers } from '../../../src/storefront/feed-timeline.ts';
import { offerAt } from '../../../src/ui/offers.ts';
import type { OfferQuestion } from '../../../src/ui/offers.ts';

const MARKERS: Markers = { intro: { start: 10, end: 70 }, credits: { start: 900 } };
const at = (position: number, change: Partial<OfferQuestion> = {}) =>
  offerAt({ markers: MARKERS, position, duration: 1000, hasEnded: false, hasNext: true, ...change });

describe('offerAt', () => {
  it('offers to skip the intro while there is some of it left', () => {
    expect([9, 10, 67, 69, 70].map((position) => at(position)?.kind)).to.deep.equal([
      undefined,
      'skip-intro',
      'skip-intro',
      undefined,
      undefined,
    ]);
    expect(at(20)).to.deep.equal({ kind: 'skip-intro', to: 70 });
  });

  it('offers the next title from the credits on, until the very end', () => {
    expect([899, 900, 999.9].map((position) => at(position)?.kind)).to.deep.equal([undefined, 'next-up', 'next-up']);
    expect(at(1000, { hasEnded: true })).to.deep.equal({ kind: 'next-up' });
  });

  it('offers it at the end where no credits are marked, and nothing where there is none', () => {
    expect(at(999, { markers: undefined })).to.equal(null);
    expect(at(1000, { markers: undefined, hasEnded: true })?.kind).to.equal('next-up');
    expect(at(1000, { hasEnded: true, hasNext: false })).to.equal(null);
  });

  it('offers to skip credits that something follows, or that no title follows', () => {
    expect(at(910, { markers: { credits: { start: 900, end: 950 } } })).to.deep.equal({
      kind: 'skip-credits',
      to: 950,
    });
    expect(at(910, { hasNext: false })).to.deep.equal({ kind: 'skip-credits', to: 1000 });
  });

  it('takes no markers that end before they begin or lie outside of the title', () => {
    expect(at(20, { markers: { intro: { start: 30, end: 10 } } })).to.equal(null);
    expect(at(20, { markers: { intro: { start: 10, end: 2000 } } })).to.equal(null);
    expect(at(910, { markers: { credits: { start: 900, end: 800 } } })).to.equal(null);
    expect(at(20, { markers: { intro: { start: 10, end: 70 }, credits: { start: 15 } } })?.kind).to.equal('skip-intro');
  });

  it('never skips backwards or beyond the title, whatever is marked', () => {
    const time = fc.double({ min: 0, max: 2000, noNaN: true });
    const markers = fc.record({
      intro: fc.option(fc.record({ start: time, end: time }), { nil: undefined }),
      credits: fc.option(fc.record({ start: time, end: fc.option(time, { nil: undefined }) }), { nil: undefined }),
    });
    fc.assert(
      fc.property(markers, fc.double({ min: 0, max: 1000, noNaN: true }), fc.boolean(), (marked, position, hasNext) => {
        const offer = at(position, { markers: marked, hasNext });
        if (offer && offer.kind !== 'next-up') expect(offer.to).within(position, 1000);
        if (offer?.kind === 'next-up') expect(hasNext).to.equal(true);
      }),
    );
  });
});
