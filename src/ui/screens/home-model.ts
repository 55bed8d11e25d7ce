import type { WatchEntry } from '../../player/watch-journal.ts';
import type { FocusRows } from '../../remote/focus-grid.ts';
import type { Catalog } from '../../storefront/catalog.ts';
import type { FeedTitle, Rail } from '../../storefront/feed.ts';
import { CONTINUE_RAIL, listUnderWay } from './continue-watching.ts';
import type { UnderWay } from './continue-watching.ts';

/** Home as focus sees it. A title may stand in several rails, so an item is a rail and a title. */
export interface HomeModel {
  /** What is under way first, if anything is. */
  readonly rails: readonly Rail[];
  readonly rows: FocusRows;
  readonly films: ReadonlyMap<string, FeedTitle>;
  /** By title id. */
  readonly underWay: ReadonlyMap<string, UnderWay>;
}

export const EMPTY_HOME: HomeModel = { rails: [], rows: [], films: new Map(), underWay: new Map() };

/** The first `/` ends the rail, so no two pairs make one item. */
export function itemOf(railId: string, titleId: string): string {
  return `${railId.replace(/[%/]/g, encodeURIComponent)}/${titleId}`;
}

/** Built once per catalog and per look at Home, not per key. */
export function buildHomeModel(catalog: Catalog, entries: readonly WatchEntry[]): HomeModel {
  if (catalog.status !== 'ready') return EMPTY_HOME;
  const underWay = listUnderWay(catalog.rails, entries);
  const begun = { id: CONTINUE_RAIL, title: {}, titles: [...underWay.values()].map(({ film }) => film) };
  const rails = underWay.size === 0 ? catalog.rails : [begun, ...catalog.rails];
  const films = new Map<string, FeedTitle>();
  const rows = rails.map((rail) => ({
    id: rail.id,
    items: rail.titles.map((film) => {
      const item = itemOf(rail.id, film.id);
      films.set(item, film);
      return item;
    }),
  }));
  return { rails, rows, films, underWay };
}
