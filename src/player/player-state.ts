import type { Cue } from '../captions/cue.ts';
import type { MediaResource } from '../drm/media-resource.ts';
import type { PlayerError } from '../errors.ts';
import type { LiveWindow, Quality, Track } from './engine-event.ts';
import type { Statistics } from './statistics.ts';
import type { PictureLimit } from './picture-limit.ts';
import type { Thumbnail } from './thumbnail.ts';

/** What is known of a playback once it has a picture. Media time in seconds. */
export interface Loaded {
  readonly resource: MediaResource;
  readonly position: number;
  /** `Infinity` for a live stream. */
  readonly duration: number;
  /** End of the buffered range around the position. */
  readonly bufferedUntil: number;
  /** `null` for on-demand titles. */
  readonly liveWindow: LiveWindow | null;
  readonly tracks: readonly Track[];
  readonly quality: Quality | null;
  /** Those of the picture that this device may show, in any order; empty as long as they are not known. */
  readonly renditions: readonly Quality[];
  /** How fast it plays; 1 is real time. */
  readonly rate: number;
  /** As of the last `measure`; `null` before the first. */
  readonly statistics: Statistics | null;
  /** The subtitles on screen, earliest first. */
  readonly cues: readonly Cue[];
  /** Target of a seek under way, shown instead of `position` until the engine reports `seeked`. */
  readonly seekTarget: number | null;
  /** Of the time that is being previewed; `null` where there is none. */
  readonly thumbnail: Thumbnail | null;
  /** What the playback last had to go on without; `null`: nothing. */
  readonly impairment: PlayerError | null;
  /** Why no taller picture is shown; `null`: all that the title has may be. */
  readonly limit: PictureLimit | null;
  /** `false`: media cannot be fetched; the playback goes on by itself when the network is back. */
  readonly isOnline: boolean;
}

/** A playback is in exactly one of these states. */
export type PlayerState =
  | { readonly status: 'idle' }
  | { readonly status: 'authorizing' | 'loading'; readonly resource: MediaResource }
  | ({ readonly status: 'playing' | 'paused' | 'buffering' | 'ended' } & Loaded)
  | { readonly status: 'failed'; readonly resource: MediaResource; readonly error: PlayerError };

export const IDLE: PlayerState = { status: 'idle' };
