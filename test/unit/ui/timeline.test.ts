import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { chapterMarks, markAt, neighbourMark, tidyMarks } from '../../../src/ui/timeline.ts';

const FILM = { start: 0, end: 1000 };
const marks = [
  { start: 0, title: 'One' },
  { start: 100, title: 'Two' },
  { start: 300, title: '' },
];

describe('chapterMarks', () => {
  it('puts chapters in their order, each once, none outside of the title', () => {
    const chapters = [
      { start: 300 },
      { start: 100, title: { en: 'Two', fr: 'Deux' } },
      { start: 1000, title: { en: 'After' } },
      { start: 0, title: { en: 'One' } },
      { start: 100, title: { en: 'Two again' } },
    ];
    expect(chapterMarks(chapters, FILM, 'fr')).to.deep.equal([
      { start: 0, title: 'One' },
      { start: 100, title: 'Deux' },
      { start: 300, title: '' },
    ]);
  });

  it('has none while nobody knows how long the title is', () => {
    expect(chapterMarks([{ start: 0 }], { start: 0, end: 0 }, 'en')).to.deep.equal([]);
  });
});

describe('tidyMarks', () => {
  it('leaves any list in order, within the range, and with room between the marks', () => {
    const anyMarks = fc.array(fc.record({ start: fc.double({ noNaN: true }), title: fc.string() }));
    fc.assert(
      fc.property(anyMarks, fc.nat(5000), fc.nat(5000), (list, start, length) => {
        const range = { start, end: start + length };
        const tidy = tidyMarks(list, range);
        expect(tidy.length).at.most(250);
        tidy.forEach((mark, at) => {
          expect(mark.start).within(range.start, range.end);
          const before = tidy[at - 1];
          if (before) expect(mark.start - before.start).above(length / 250);
        });
      }),
    );
  });
});

describe('markAt', () => {
  it('is the part that a time lies in', () => {
    expect([-1, 0, 99, 100, 5000].map((seconds) => markAt(marks, seconds)?.title)).to.deep.equal([
      undefined,
      'One',
      'One',
      'Two',
      '',
    ]);
  });
});

describe('neighbourMark', () => {
  it('goes on to the next, and back to the start of this one or of the one before', () => {
    expect(neighbourMark(marks, 50, 1)?.start).to.equal(100);
    expect(neighbourMark(marks, 300, 1)).to.equal(null);
    expect(neighbourMark(marks, 150, -1)?.start).to.equal(100);
    expect(neighbourMark(marks, 102, -1)?.start).to.equal(0);
    expect(neighbourMark([], 102, -1)).to.equal(null);
  });
});
