import type { ReadableStore } from '../lib/store.ts';
import type { Catalog } from './catalog.ts';
import type { FeedTitle } from './feed.ts';

/**
 * Calls `found` with the title of this id, as soon as the catalog is there; not at all where it has no such title. Returns
 * how to wait no longer.
 */
export function awaitTitle(catalog: ReadableStore<Catalog>, id: string, found: (title: FeedTitle) => void): () => void {
  let isOver = false;
  const look = (state: Catalog): void => {
    if (isOver || state.status !== 'ready') return;
    stop();
    const title = state.rails.flatMap(({ titles }) => titles).find((candidate) => candidate.id === id);
    if (title !== undefined) found(title);
  };
  const unsubscribe = catalog.subscribe(look);
  const stop = (): void => {
    isOver = true;
    unsubscribe();
  };
  look(catalog.get());
  return stop;
}
