import { resumePosition } from '../../player/resume-position.ts';
import type { WatchEntry } from '../../player/watch-journal.ts';
import type { FeedTitle, Rail } from '../../storefront/feed.ts';

/** The one rail that is not the storefront's. Its name is a text of ours, so its `title` is empty. */
export const CONTINUE_RAIL = 'latchkey/continue';

/** Where a title of the catalog goes on. */
export interface UnderWay {
  readonly film: FeedTitle;
  /** Seconds. */
  readonly position: number;
  /** How much of it was seen: 0 to 1. */
  readonly progress: number;
}

/** What was begun, last watched first, as far as the catalog has it. By title id. */
export function listUnderWay(rails: readonly Rail[], entries: readonly WatchEntry[]): ReadonlyMap<string, UnderWay> {
  const underWay = new Map<string, UnderWay>();
  if (entries.length === 0) return underWay;
  const films = new Map(rails.flatMap(({ titles }) => titles.map((film) => [film.id, film] as const)));
  for (const entry of entries) {
    const film = films.get(entry.titleId);
    const found = film && toUnderWay(film, entry);
    if (found) underWay.set(entry.titleId, found);
  }
  return underWay;
}

/** Where a title goes on, in seconds; `null`: it begins at its start. */
export function findResumePosition(film: FeedTitle, entries: readonly WatchEntry[]): number | null {
  const entry = entries.find(({ titleId }) => titleId === film.id);
  return (entry && toUnderWay(film, entry)?.position) ?? null;
}

/** A channel is at no place. */
function toUnderWay(film: FeedTitle, entry: WatchEntry): UnderWay | null {
  const position =
    film.isLive === true
      ? null
      : resumePosition(entry, { duration: film.duration, creditsAt: film.markers?.credits?.start });
  if (position === null) return null;
  return { film, position, progress: position / (film.duration ?? entry.duration) };
}
