import type { WatchEntry } from './watch-journal.ts';

/** Who has seen less has not begun. In seconds; no more than a crash may cost. */
const BEGUN_AFTER = 5;

/** From here on a title counts as watched: what is left are credits. Of its duration. */
const WATCHED_FROM = 0.95;

/** Whether a title is neither just begun nor over. Seconds; a duration that is not known is no duration. */
export function isUnderWay(position: number, duration: number): boolean {
  return hasBegun(position) && !isWatched(position, duration);
}

export function hasBegun(position: number): boolean {
  return position >= BEGUN_AFTER;
}

export function isWatched(position: number, duration: number): boolean {
  return position >= duration * WATCHED_FROM;
}

/**
 * Where a title goes on, in seconds; `null`: it begins at its start. `duration`: what the storefront says now, which may be
 * another cut than the one that was watched; absent: it says nothing.
 */
export function resumePosition(entry: WatchEntry, duration?: number): number | null {
  if (!isUnderWay(entry.position, duration ?? entry.duration)) return null;
  return entry.position;
}
