import { toPlayerError } from '../errors.ts';
import type { FeedTitle } from '../storefront/feed.ts';
import type { Opened, PlayerResource } from './screens/player-view.ts';

/** What is played for a title: one resource each, so that the player knows what it prepared. */
export class OpenedTitles {
  private readonly resources = new WeakMap<FeedTitle, PlayerResource>();

  constructor(private readonly toResource: (film: FeedTitle) => PlayerResource) {}

  open(film: FeedTitle): Opened {
    try {
      const resource = this.resources.get(film) ?? this.toResource(film);
      this.resources.set(film, resource);
      return { resource };
    } catch (thrown) {
      return { error: toPlayerError(thrown, 'CONFIG_INVALID', `Expected a resource for title ${film.id}`) };
    }
  }
}

/** Stands where nobody has said yet what is played for a title. */
export function noResource(): never {
  throw new TypeError('tv-app needs toResource before a title can be opened');
}
