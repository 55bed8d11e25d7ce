import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { PanelGroup } from '../../../src/ui/panel-model.ts';
import { panelScroll } from '../../../src/ui/panel-scroll.ts';

function group(heading: string, count: number, change: Partial<PanelGroup> = {}): PanelGroup {
  const choices = Array.from({ length: count }, (_, at) => ({
    ...{ item: `${heading} ${at}`, label: '', isChosen: false },
    does: { panel: null },
  }));
  return { heading, choices, ...change };
}

describe('panelScroll', () => {
  it('leaves a panel that can be seen at once where it is', () => {
    const groups = [
      group('a', 3),
      group('none', 0, { note: 'not there' }),
      group('b', 7, { isInLine: true, perLine: 4 }),
    ];
    for (const focused of ['a 0', 'b 6', null]) {
      expect(panelScroll(groups, focused)).to.deep.equal({ fits: true, offset: 0 });
    }
  });

  it('keeps the top at the first choice, the bottom at the last, and the focus in the middle between', () => {
    // 80 + 20 × 92 px high, of which 972 are seen.
    const groups = [group('a', 20)];
    expect(panelScroll(groups, 'a 0')).to.deep.equal({ fits: false, offset: 0 });
    expect(panelScroll(groups, 'a 10').offset).to.equal(80 + 966 - 486);
    expect(panelScroll(groups, 'a 19').offset).to.equal(1920 - 972);
  });

  it('always has the focused choice in sight, and never shows less than it could', () => {
    const anyGroups = fc.array(fc.record({ count: fc.nat(12), isInLine: fc.boolean(), hasNote: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(anyGroups, fc.nat(), (shapes, place) => {
        const groups = shapes.map(({ count, isInLine, hasNote }, at) =>
          group(`g${at}`, count, { isInLine, perLine: 4, ...(hasNote && { note: 'why' }) }),
        );
        const items = groups.flatMap(({ choices }) => choices.map(({ item }) => item));
        const before = items
          .slice(0, (place % Math.max(1, items.length)) + 1)
          .map((item) => panelScroll(groups, item).offset);
        // Further down never moves the panel back up.
        expect(before).to.deep.equal([...before].sort((one, other) => one - other));
        expect(Math.min(0, ...before)).to.equal(0);
      }),
    );
  });
});
