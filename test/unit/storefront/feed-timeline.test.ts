import { expect } from '@open-wc/testing';
import * as v from 'valibot';
import { TITLE_SCHEMA } from '../../../src/storefront/feed.ts';
import { demoTitle } from '../ui/demo-catalog.ts';

const ARTWORK = { card: 'https://media.example/card.jpg', background: 'https://media.example/background.jpg' };

const read = (timeline: object): v.InferOutput<typeof TITLE_SCHEMA> =>
  v.parse(TITLE_SCHEMA, { ...demoTitle('t0'), artwork: ARTWORK, ...timeline });

describe('the timeline of a feed title', () => {
  it('may be absent', () => {
    const { chapters, markers, programmes, next } = read({});
    expect({ chapters, markers, programmes, next }).to.deep.equal({
      ...{ chapters: undefined, markers: undefined, programmes: undefined, next: undefined },
    });
  });

  it('is read as it stands', () => {
    const timeline = {
      chapters: [{ start: 0, title: { en: 'One' } }, { start: 20 }],
      markers: { intro: { start: 1, end: 2 }, credits: { start: 50 } },
      next: 't1',
    };
    expect(read(timeline)).to.deep.include(timeline);
  });

  it('loses what does not fit, and the title stays', () => {
    const chapters = [{ start: -1 }, { start: 'soon' }, null, { start: 20 }, { start: Infinity }];
    const read1 = read({ chapters, markers: { intro: 'first' }, next: 7, programmes: 'none' });
    expect(read1.chapters).to.deep.equal([{ start: 20 }]);
    expect(read1.markers ?? read1.next ?? read1.programmes).to.equal(undefined);
  });

  it('takes programmes by the clock, with their zone, that end after they begin', () => {
    const title = { en: 'The news' };
    const programmes = [
      { start: '2026-11-21T21:00:00+01:00', end: '2026-11-21T20:15:00Z', title },
      { start: '2026-11-21T20:15:00Z', end: '2026-11-21T20:00:00Z', title },
      { start: 'tonight', end: '2026-11-21T20:00:00Z', title },
    ];
    const startMs = Date.UTC(2026, 10, 21, 20);
    expect(read({ programmes }).programmes).to.deep.equal([{ startMs, endMs: startMs + 15 * 60_000, title }]);
  });
});
