import type { PlayerError } from '../errors.ts';
import type { Rail } from './feed.ts';

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
