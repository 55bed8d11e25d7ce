import { findTitle } from '../storefront/catalog.ts';
import type { Catalog } from '../storefront/catalog.ts';
import type { FeedTitle } from '../storefront/feed.ts';

/**
 * What to go on with after a title: the one that it names, else the next on the first rail that it is on. `null` where there is
 * none. A channel is gone on with only where it is named: it has no beginning.
 */
export function nextTitle(film: FeedTitle, catalog: Catalog): FeedTitle | null {
  const rails = catalog.status === 'ready' ? catalog.rails : [];
  const named = film.next === undefined ? null : findTitle(catalog, film.next);
  if (named !== null && named.id !== film.id) return named;
  if (film.isLive === true) return null;
  const rail = rails.find(({ titles }) => titles.some(({ id }) => id === film.id));
  if (rail === undefined) return null;
  const after = rail.titles.slice(rail.titles.findIndex(({ id }) => id === film.id) + 1);
  return after.find(({ isLive }) => isLive !== true) ?? null;
}
