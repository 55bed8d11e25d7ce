import type { WatchEntry } from './watch-journal.ts';

/** Who has seen less has not begun. In seconds; no more than a crash may cost. */
const BEGUN_AFTER = 5;

/** From here on a title counts as watched where nobody has marked its credits. Of its duration. */
const WATCHED_FROM = 0.95;

/** Where a title that has ended is brought back to is no place to go on from. */
const LAST_SECOND = 1;

export function hasBegun(position: number): boolean {
  return position >= BEGUN_AFTER;
}

/** All in seconds. `creditsAt`: where the feed says that they begin; in the first half of a title it is a mistake. */
export function isWatched(position: number, duration: number, creditsAt?: number): boolean {
  const isMarked = creditsAt !== undefined && creditsAt >= duration / 2;
  return position >= Math.min(isMarked ? creditsAt : duration * WATCHED_FROM, duration - LAST_SECOND);
}

/** What the storefront says of a title now, which may be another cut than the one that was watched. In seconds. */
export interface TitleTimes {
  readonly duration?: number | undefined;
  readonly creditsAt?: number | undefined;
}

/** Where a title goes on, in seconds; `null`: it begins at its start. */
export function resumePosition(entry: WatchEntry, { duration, creditsAt }: TitleTimes = {}): number | null {
  const { position } = entry;
  return hasBegun(position) && !isWatched(position, duration ?? entry.duration, creditsAt) ? position : null;
}
