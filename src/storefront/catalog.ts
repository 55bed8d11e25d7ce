import type { PlayerError } from '../errors.ts';
import type { FeedTitle, Rail } from './feed.ts';

/** What the storefront offers, as the UI sees it. */
export type Catalog =
  | { readonly status: 'loading' }
  | {
      readonly status: 'ready';
      readonly rails: readonly Rail[];
      /** One error (CONFIG_FEED_ENTRY) per feed entry that was left out. */
      readonly rejected: readonly PlayerError[];
    }
  | { readonly status: 'failed'; readonly error: PlayerError };

/** `null`: it is not there, or not yet. */
export function findTitle(catalog: Catalog, id: string): FeedTitle | null {
  const rails = catalog.status === 'ready' ? catalog.rails : [];
  for (const { titles } of rails) {
    const found = titles.find((title) => title.id === id);
    if (found) return found;
  }
  return null;
}
