import type { MediaResource } from '../drm/media-resource.ts';
import type { Playback } from './playback.ts';

/** A playback without a picture: what can be had before OK is there or on its way. */
export interface PreparedPlayback {
  readonly playback: Playback;
  /** Whether it is of this very resource, and fresh enough to be played. */
  isFor(resource: MediaResource): boolean;
  /** It has another owner now, or none. */
  release(): void;
}

/**
 * Longer than a viewer looks at a card, shorter than what the storefront said stays true. A grant that dies sooner is
 * replaced by its keeper.
 */
const LIFE_MS = 120_000;

/** `now` is monotonic, in milliseconds. `onExpired`: nobody wanted it in time, and its keys should not stay open. */
export function createPreparedPlayback(playback: Playback, now: () => number, onExpired: () => void): PreparedPlayback {
  // A timer does not count the time of a standby: the clock has the last word.
  const expiresAtMs = now() + LIFE_MS;
  const timer = setTimeout(onExpired, LIFE_MS);
  return {
    playback,
    isFor: (wanted) => wanted === playback.resource && now() < expiresAtMs,
    release: () => clearTimeout(timer),
  };
}
