import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { firstVisible, ringSlots } from '../../../src/ui/rail-window.ts';

describe('firstVisible', () => {
  it('keeps one card before the focused one in view, and no gap at the end', () => {
    expect([0, 1, 2, 3, 7].map((focused) => firstVisible(focused, 8, 4))).to.deep.equal([0, 0, 1, 2, 4]);
    expect(firstVisible(2, 3, 4)).to.equal(0);
  });

  it('always shows the focused card', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(), (count, seed) => {
        const focused = seed % count;
        const first = firstVisible(focused, count, 4);
        expect(focused).within(first, first + 3);
      }),
    );
  });
});

describe('ringSlots', () => {
  it('holds the items of the window, each at its own slot', () => {
    expect(ringSlots(-2, 6, 4, 8)).to.deep.equal([0, 1, 2, 3, null, null, null, null]);
    expect(ringSlots(3, 7, 20, 4)).to.deep.equal([4, 5, 6, 3]);
  });

  it('hands over at most one element when the window moves by one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2, max: 500 }), fc.nat(500), (from, count) => {
        const before = ringSlots(from, from + 8, count, 8);
        const after = ringSlots(from + 1, from + 9, count, 8);
        expect(before.filter((item, slot) => item !== after[slot])).to.have.length.at.most(1);
      }),
    );
  });
});
