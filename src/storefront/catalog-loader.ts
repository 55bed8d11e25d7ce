import { toPlayerError } from '../errors.ts';
import { createStore, type ReadableStore } from '../lib/store.ts';
import type { Catalog } from './catalog.ts';
import type { Storefront } from './storefront.ts';

/** Keeps the catalog of a storefront in a store. */
export interface CatalogLoader {
  readonly catalog: ReadableStore<Catalog>;
  /** Asks for the feed (again). A load under way is given up. Never rejects: a failure is a state of the catalog. */
  load(): Promise<void>;
}

export function createCatalogLoader(storefront: Pick<Storefront, 'fetchFeed'>): CatalogLoader {
  const catalog = createStore<Catalog>({ status: 'loading' });
  let underWay = new AbortController();
  return {
    catalog,
    async load() {
      underWay.abort();
      const mine = (underWay = new AbortController());
      catalog.set({ status: 'loading' });
      const next = await readCatalog(storefront, mine.signal);
      if (!mine.signal.aborted) catalog.set(next);
    },
  };
}

async function readCatalog(storefront: Pick<Storefront, 'fetchFeed'>, signal: AbortSignal): Promise<Catalog> {
  try {
    const { rails, rejected } = await storefront.fetchFeed(signal);
    return { status: 'ready', rails, rejected };
  } catch (thrown) {
    return { status: 'failed', error: toPlayerError(thrown, 'ENTITLEMENT_UNREACHABLE', 'Expected a feed') };
  }
}
