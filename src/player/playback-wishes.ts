import type { ReadableStore } from '../lib/store.ts';
import type { ViewerSettings } from './viewer-settings.ts';

/** What a viewer chose for all titles that a playback has to begin with. */
export type PlaybackWishes = Pick<ViewerSettings, 'audio' | 'subtitles' | 'maxBitrateBps'>;

/** Of a viewer who chose nothing. */
export const NO_WISHES: PlaybackWishes = { audio: null, subtitles: 'off', maxBitrateBps: null };

/** "About 3 GB an hour" is said of 3.2 as well: as much over the limit may a rendition be that is not of the title it was chosen with. */
const TOLERANCE = 1.1;

/** What a limit that was chosen with one title lets through in any other: see `maxBitrateBps` of `PlayerEngine`. */
export function toMaxBitrate(chosenBps: number | null): number | null {
  return chosenBps === null ? null : chosenBps * TOLERANCE;
}

export function toWishes({ audio, subtitles, maxBitrateBps }: PlaybackWishes): PlaybackWishes {
  return { audio, subtitles, maxBitrateBps: toMaxBitrate(maxBitrateBps) };
}

/** Calls `onLimit` after each change of the limit, and at no other change of what was chosen. */
export function watchLimit(
  settings: ReadableStore<PlaybackWishes>,
  onLimit: (maxBitrateBps: number | null) => void,
): void {
  let known = settings.get().maxBitrateBps;
  settings.subscribe(({ maxBitrateBps }) => {
    if (maxBitrateBps === known) return;
    known = maxBitrateBps;
    onLimit(toMaxBitrate(maxBitrateBps));
  });
}
