import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { firstRail, firstVisible, ringSlots } from '../../../src/ui/rail-window.ts';

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

describe('firstRail', () => {
  it('is one above the focused rail at rest', () => {
    expect([firstRail(7, 3, true), firstRail(-1, 0, true)]).to.deep.equal([2, -1]);
  });

  it('stays for one rail down or up, so that a key renders no rail that nobody sees', () => {
    expect([firstRail(2, 4, false), firstRail(2, 2, false)]).to.deep.equal([2, 2]);
  });

  it('always holds the focused rail and the one below', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1, max: 100 }), fc.nat(100), fc.boolean(), (previous, focused, isAtRest) => {
        const first = firstRail(previous, focused, isAtRest);
        expect(ringSlots(first, first + 4, 200, 4)).to.include.members([focused, focused + 1]);
      }),
    );
  });
});
