import type { ReadableStore } from '../lib/store.ts';
import type { PlayerState } from './player-state.ts';
import { loadedPart } from './reduce.ts';
import { hasBegun, isWatched } from './resume-position.ts';
import type { WatchEntry, WatchJournal } from './watch-journal.ts';

/**
 * Seconds of playback from one entry to the next. A crash may cost five: a device tells its position four times a second,
 * and a store takes its time.
 */
const EVERY = 4;

/** The page's ways to say that it may not be heard of again. */
export interface HideSignals {
  /** `visibilitychange`. */
  readonly document: Pick<Document, 'addEventListener'>;
  /** `pagehide`. */
  readonly window: Pick<Window, 'addEventListener'>;
}

export interface WatchRecorderOptions {
  readonly player: ReadableStore<PlayerState>;
  readonly journal: WatchJournal;
  readonly page: HideSignals;
  /** Where the credits of a title begin, in seconds; `undefined`: nobody has said. */
  readonly creditsOf: (titleId: string) => number | undefined;
}

/** What is written of a playback, and what makes it worth writing. */
interface Place {
  readonly entry: WatchEntry;
  readonly status: PlayerState['status'];
  readonly isSeeking: boolean;
}

/**
 * Keeps the journal of what plays: as it plays, and at once when it pauses, is sought, stops or is hidden. A title near its end
 * is forgotten. A live title has no place that could be gone back to.
 */
export function recordWatching(options: WatchRecorderOptions): void {
  const { player, journal, page, creditsOf } = options;
  let last: Place | null = null;
  let written: Place | null = null;
  const write = (): void => {
    if (last === null || last === written) return;
    written = hasBegun(last.entry.position) ? last : null;
    writeDown(last, journal, creditsOf(last.entry.titleId));
  };
  player.subscribe((state) => {
    const now = readPlace(state);
    const isSame = now !== null && now.entry.titleId === last?.entry.titleId;
    if (!isSame) {
      write();
      written = null;
    }
    const isTurn = now?.status !== last?.status || isSought(now, last);
    last = now;
    if (isTurn || isDue(now, written)) write();
  });
  page.document.addEventListener('visibilitychange', write);
  page.window.addEventListener('pagehide', write);
}

/** `null` as long as there is no picture, or nothing is known of where it is. */
function readPlace(state: PlayerState): Place | null {
  const loaded = loadedPart(state);
  if (loaded === null || loaded.liveWindow !== null) return null;
  const { status, resource, position, duration, seekTarget } = loaded;
  if (!(duration > 0 && isFinite(duration))) return null;
  const entry = { titleId: resource.id, position: seekTarget ?? position, duration };
  return { entry, status, isSeeking: seekTarget !== null };
}

function isSought(now: Place | null, last: Place | null): boolean {
  return now?.isSeeking === true && now.entry.position !== last?.entry.position;
}

function isDue(now: Place | null, written: Place | null): boolean {
  if (now === null) return false;
  return written === null || Math.abs(now.entry.position - written.entry.position) >= EVERY;
}

function writeDown({ entry, status }: Place, journal: WatchJournal, creditsAt: number | undefined): void {
  if (status === 'ended' || isWatched(entry.position, entry.duration, creditsAt)) journal.forget(entry.titleId);
  else if (hasBegun(entry.position)) journal.keep(entry);
}
