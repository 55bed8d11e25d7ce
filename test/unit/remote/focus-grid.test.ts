import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { findPlace, nextFocus, settleFocus } from '../../../src/remote/focus-grid.ts';
import type { FocusMemory, FocusRows } from '../../../src/remote/focus-grid.ts';

const ROWS: FocusRows = [
  { id: 'top', items: ['a1', 'a2', 'a3'] },
  { id: 'none', items: [] },
  { id: 'bottom', items: ['b1', 'b2'] },
];

/** Up to five rows of up to six items, some of them empty, and one item that is there. */
const grids = fc
  .array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 })
  .filter((lengths) => lengths.some((length) => length > 0))
  .map((lengths): FocusRows => lengths.map((length, row) => ({ id: `r${row}`, items: itemsOf(row, length) })));
const places = grids.chain((rows) =>
  fc.record({ rows: fc.constant(rows), current: fc.constantFrom(...rows.flatMap(({ items }) => items)) }),
);
const arrows = fc.constantFrom('up' as const, 'down' as const, 'left' as const, 'right' as const);

function itemsOf(row: number, length: number): string[] {
  return Array.from({ length }, (_, column) => `r${row}c${column}`);
}

describe('nextFocus', () => {
  it('moves along a row and stops at its ends', () => {
    expect(nextFocus(ROWS, 'a1', 'right')).to.equal('a2');
    expect(nextFocus(ROWS, 'a3', 'right')).to.equal('a3');
    expect(nextFocus(ROWS, 'a1', 'left')).to.equal('a1');
  });

  it('goes to the next row that has something, and stays at the last', () => {
    expect(nextFocus(ROWS, 'a2', 'down')).to.equal('b1');
    expect(nextFocus(ROWS, 'b1', 'down')).to.equal('b1');
    expect(nextFocus(ROWS, 'a2', 'up')).to.equal('a2');
  });

  it('comes back to where it was in a row', () => {
    expect(nextFocus(ROWS, 'a2', 'down', { memory: { bottom: 'b2' } })).to.equal('b2');
    expect(nextFocus(ROWS, 'a2', 'down', { memory: { bottom: 'gone' } })).to.equal('b1');
  });

  it('mirrors left and right where the language reads from right to left', () => {
    expect(nextFocus(ROWS, 'a1', 'left', { direction: 'rtl' })).to.equal('a2');
    expect(nextFocus(ROWS, 'a2', 'right', { direction: 'rtl' })).to.equal('a1');
  });

  it('finds something for a focus that is lost, and nothing only in nothing', () => {
    expect(nextFocus(ROWS, null, 'down')).to.equal('a1');
    expect(nextFocus(ROWS, 'gone', 'up')).to.equal('a1');
    expect(nextFocus([{ id: 'none', items: [] }], 'gone', 'up')).to.equal(null);
    expect(nextFocus([], null, 'left')).to.equal(null);
  });

  it('never leaves the grid, whatever is pressed', () => {
    fc.assert(
      fc.property(places, fc.array(arrows), fc.boolean(), ({ rows, current }, keys, isRtl) => {
        let item: string | null = current;
        for (const key of keys) item = nextFocus(rows, item, key, { direction: isRtl ? 'rtl' : 'ltr' });
        expect(findPlace(rows, item)).not.to.equal(null);
      }),
    );
  });

  it('undoes a step to one side by a step to the other', () => {
    fc.assert(
      fc.property(places, ({ rows, current }) => {
        const there = nextFocus(rows, current, 'right');
        if (there !== current) expect(nextFocus(rows, there, 'left')).to.equal(current);
      }),
    );
  });

  it('undoes a step to another row where the rows are remembered', () => {
    fc.assert(
      fc.property(places, fc.constantFrom('up' as const, 'down' as const), ({ rows, current }, key) => {
        const memory: FocusMemory = { [rows[findPlace(rows, current)?.row ?? 0]?.id ?? '']: current };
        const there = nextFocus(rows, current, key, { memory });
        const back = nextFocus(rows, there, key === 'up' ? 'down' : 'up', { memory });
        if (there !== current) expect(back).to.equal(current);
      }),
    );
  });

  it('means the same by a mirrored key in a mirrored language', () => {
    const mirror = { up: 'up', down: 'down', left: 'right', right: 'left' } as const;
    fc.assert(
      fc.property(places, arrows, ({ rows, current }, key) => {
        expect(nextFocus(rows, current, mirror[key], { direction: 'rtl' })).to.equal(nextFocus(rows, current, key));
      }),
    );
  });
});

describe('settleFocus', () => {
  it('keeps the wanted item while it is there', () => {
    expect(settleFocus(ROWS, 'b2', { row: 0, column: 0 })).to.equal('b2');
  });

  it('takes what now stands at the place of a removed item', () => {
    expect(settleFocus(ROWS, 'gone', { row: 0, column: 1 })).to.equal('a2');
    expect(settleFocus(ROWS, 'gone', { row: 2, column: 5 })).to.equal('b2');
  });

  it('goes to the nearest row when its own is empty or gone', () => {
    expect(settleFocus(ROWS, 'gone', { row: 1, column: 0 })).to.equal('b1');
    expect(settleFocus(ROWS, 'gone', { row: 7, column: 0 })).to.equal('b1');
  });

  it('always finds an item where there is one', () => {
    const anyPlace = fc.option(fc.record({ row: fc.nat(9), column: fc.nat(9) }), { nil: null });
    fc.assert(
      fc.property(grids, anyPlace, (rows, place) => {
        expect(findPlace(rows, settleFocus(rows, 'gone', place))).not.to.equal(null);
      }),
    );
  });
});
