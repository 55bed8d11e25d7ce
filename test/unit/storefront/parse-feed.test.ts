import { expect } from '@open-wc/testing';
import { parseFeed } from '../../../src/storefront/parse-feed.ts';
import { playerErrorFrom } from '../lib/rejection.ts';
import { feed, feedTitle, jsonBody } from './fake-feed.ts';

describe('parseFeed', () => {
  it('puts the titles into their rails, in the order of the rail', () => {
    const { rails, rejected } = parseFeed(jsonBody(feed([feedTitle('a'), feedTitle('b')], ['b', 'a'])));
    expect(rejected).to.deep.equal([]);
    expect(rails.map(({ id, title }) => ({ id, title }))).to.deep.equal([{ id: 'all', title: { en: 'All' } }]);
    expect(rails[0]?.titles.map(({ id }) => id)).to.deep.equal(['b', 'a']);
    expect(rails[0]?.titles[0]?.synopsis).to.deep.equal({ en: 'Short.', fr: 'Court.' });
    expect(rails[0]?.titles[0]?.badges).to.deep.equal([]);
  });

  for (const [field, change] of [
    ['artwork.card', { artwork: { background: 'https://art.test/b.jpg' } }],
    ['artwork.background', { artwork: { card: 'https://art.test/c.jpg', background: 'b.jpg' } }],
    ['title.en', { title: { fr: 'Aurore' } }],
    ['id', { id: '' }],
    ['sources', { sources: [] }],
    ['sources.0.manifestUrl', { sources: [{ manifestUrl: '/a.mpd', codecs: { audio: 'a', video: 'v' } }] }],
    ['sources.0.codecs', { sources: [{ manifestUrl: 'https://cdn.test/a.mpd' }] }],
    ['protection.keyIds.0', { protection: { keyIds: ['ABC'], initData: ['AAEC'] } }],
    ['protection.startKeyIds.0', { protection: { keyIds: ['0'.repeat(32)], initData: [], startKeyIds: ['sd'] } }],
    ['protection.initData.0', { protection: { keyIds: ['0'.repeat(32)], initData: ['no base64!'] } }],
  ] as const) {
    it(`leaves out an entry that does not fit in ${field}, names it and keeps the others`, () => {
      const { rails, rejected } = parseFeed(jsonBody(feed([feedTitle('a'), feedTitle('b', change)], ['a', 'b'])));
      expect(rails[0]?.titles.map(({ id }) => id)).to.deep.equal(['a']);
      expect(rejected.map(({ code }) => code)).to.deep.equal(['CONFIG_FEED_ENTRY']);
      expect(rejected[0]?.details.field).to.equal(`titles.1.${field}`);
    });
  }

  it('names an entry that is no object by its place', () => {
    const { rejected } = parseFeed(jsonBody(feed([null], [])));
    expect(rejected[0]?.details.field).to.equal('titles.0');
  });

  it('shows a title once in a rail: the focus could not tell two of them apart', () => {
    const { rails } = parseFeed(jsonBody(feed([feedTitle('a'), feedTitle('b')], ['b', 'a', 'b'])));
    expect(rails[0]?.titles.map(({ id }) => id)).to.deep.equal(['b', 'a']);
  });

  it('takes the first of two titles with one id, and names the other', () => {
    const titles = [
      feedTitle('a', { title: { en: 'First' } }),
      feedTitle('b'),
      feedTitle('a', { title: { en: 'Second' } }),
    ];
    const { rails, rejected } = parseFeed(jsonBody(feed(titles, ['a', 'b'])));
    expect(rails[0]?.titles.map(({ title }) => title.en)).to.deep.equal(['First', 'Title b']);
    expect(rejected.map(({ code, details }) => [code, details.field])).to.deep.equal([
      ['CONFIG_FEED_ENTRY', 'titles.2.id'],
    ]);
  });

  it('takes the first of two rails with one id, and names the other: the focus could not tell them apart', () => {
    const rail = (id: string, ...titles: string[]): object => ({ id, title: { en: id }, titles });
    const rails = [rail('x', 'a'), rail('y', 'a'), rail('x', 'b')];
    const parsed = parseFeed(jsonBody({ version: 1, rails, titles: [feedTitle('a'), feedTitle('b')] }));
    expect(parsed.rails.map(({ id, titles }) => [id, titles.map((title) => title.id)])).to.deep.equal([
      ['x', ['a']],
      ['y', ['a']],
    ]);
    expect(parsed.rejected.map(({ code, details }) => [code, details.field])).to.deep.equal([
      ['CONFIG_FEED_ENTRY', 'rails.2.id'],
    ]);
  });

  it('leaves out rails that have no title left, and ids that no title has', () => {
    const { rails } = parseFeed(jsonBody(feed([feedTitle('a')], ['unknown'])));
    expect(rails).to.deep.equal([]);
  });

  it('takes clear titles, and titles whose protection is to be learnt', () => {
    const titles = [feedTitle('a', { protection: 'none' }), feedTitle('b', { protection: undefined })];
    const { rails, rejected } = parseFeed(jsonBody(feed(titles, ['a', 'b'])));
    expect(rejected).to.deep.equal([]);
    expect(rails[0]?.titles.map(({ protection }) => protection)).to.deep.equal(['none', undefined]);
  });

  for (const [field, body] of [
    ['version', { version: 2, rails: [], titles: [] }],
    ['rails', { version: 1, titles: [] }],
    ['rails.0.title.en', { version: 1, rails: [{ id: 'all', title: {}, titles: [] }], titles: [] }],
    ['titles', { version: 1, rails: [], titles: {} }],
  ] as const) {
    it(`refuses a feed that does not fit in ${field}`, () => {
      const error = playerErrorFrom(() => parseFeed(jsonBody(body)));
      expect(error.code).to.equal('ENTITLEMENT_INVALID');
      expect(error.details.field).to.equal(field);
    });
  }

  it('refuses what is no JSON', () => {
    expect(playerErrorFrom(() => parseFeed(new TextEncoder().encode('<html>').buffer)).code).to.equal(
      'ENTITLEMENT_INVALID',
    );
  });
});
