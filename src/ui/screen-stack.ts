import type { FeedTitle } from '../storefront/feed.ts';
import type { Opened } from './screens/player-view.ts';

/** What Back takes away, screen by screen. */
export type OverHome =
  | { readonly name: 'details'; readonly film: FeedTitle }
  | { readonly name: 'player'; readonly film: FeedTitle; readonly opened: Opened };

/** What lies over Home, the topmost last: nothing; Details; a player over Details, or over Home alone. */
export type ScreenStack = readonly OverHome[];

export const AT_HOME: ScreenStack = [];

export function topOf(stack: ScreenStack): OverHome | { readonly name: 'home' } {
  return stack[stack.length - 1] ?? { name: 'home' };
}

/** From Home: what else lay over it is gone. */
export function openDetails(film: FeedTitle): ScreenStack {
  return [{ name: 'details', film }];
}

/** Over the Details of this very title if they are there, else over Home. The player that was there is replaced. */
export function openPlayer(stack: ScreenStack, film: FeedTitle, opened: Opened): ScreenStack {
  const details = stack.filter((screen) => screen.name === 'details' && screen.film.id === film.id);
  return [...details, { name: 'player', film, opened }];
}

/** Where Back leads; at Home it stays. */
export function stepBack(stack: ScreenStack): ScreenStack {
  return stack.slice(0, -1);
}
