import type { FocusRows } from '../../remote/focus-grid.ts';
import type { Catalog } from '../../storefront/catalog.ts';
import type { FeedTitle } from '../../storefront/feed.ts';

/** The catalog as focus sees it. A title may stand in several rails, so an item is a rail and a title. */
export interface HomeModel {
  readonly rows: FocusRows;
  readonly films: ReadonlyMap<string, FeedTitle>;
}

/** The first `/` ends the rail, so no two pairs make one item. */
export function itemOf(railId: string, titleId: string): string {
  return `${railId.replace(/[%/]/g, encodeURIComponent)}/${titleId}`;
}

/** Built once per catalog, not per key. */
export function buildHomeModel(catalog: Catalog): HomeModel {
  const films = new Map<string, FeedTitle>();
  if (catalog.status !== 'ready') return { rows: [], films };
  const rows = catalog.rails.map((rail) => ({
    id: rail.id,
    items: rail.titles.map((film) => {
      const item = itemOf(rail.id, film.id);
      films.set(item, film);
      return item;
    }),
  }));
  return { rows, films };
}
