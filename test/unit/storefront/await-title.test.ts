import { expect } from '@open-wc/testing';
import { createStore } from '../../../src/lib/store.ts';
import { awaitTitle } from '../../../src/storefront/await-title.ts';
import type { Catalog } from '../../../src/storefront/catalog.ts';
import type { FeedTitle } from '../../../src/storefront/feed.ts';

const AURORA = { id: 'aurora' } as FeedTitle;
const READY: Catalog = { status: 'ready', rails: [{ id: 'r', title: { en: 'R' }, titles: [AURORA] }], rejected: [] };

describe('awaitTitle', () => {
  it('finds a title in a catalog that is there, and in one that comes', () => {
    const found: FeedTitle[] = [];
    awaitTitle(createStore<Catalog>(READY), 'aurora', (title) => found.push(title));
    const late = createStore<Catalog>({ status: 'loading' });
    awaitTitle(late, 'aurora', (title) => found.push(title));
    expect(found).to.deep.equal([AURORA]);
    late.set(READY);
    expect(found).to.deep.equal([AURORA, AURORA]);
    late.set({ ...READY });
    expect(found.length, 'once only').to.equal(2);
  });

  it('finds nothing that is not in the catalog, and nothing once told to stop', () => {
    const found: FeedTitle[] = [];
    const late = createStore<Catalog>({ status: 'loading' });
    awaitTitle(late, 'unknown', (title) => found.push(title));
    awaitTitle(late, 'aurora', (title) => found.push(title))();
    late.set(READY);
    expect(found).to.deep.equal([]);
  });
});
