import type { Cue } from '../captions/cue.ts';
import type { PlayerError } from '../errors.ts';
import type { Thumbnail } from './thumbnail.ts';

/** One selectable track. */
export interface Track {
  readonly kind: 'audio' | 'text' | 'video';
  /** Unique among the tracks of its kind within one playback. */
  readonly id: string;
  /** BCP 47; `und` when unknown. */
  readonly language: string;
  /** DASH roles, such as `main`, `caption`, `description`. */
  readonly roles: readonly string[];
  readonly isSelected: boolean;
  /** Of its best rendition. Absent: not known. */
  readonly bitrateBps?: number;
}

/** One rendition of the picture. Zero: not known. */
export interface Quality {
  /** CSS-independent pixels of the encoded picture. */
  readonly width: number;
  readonly height: number;
  readonly bitrateBps: number;
}

/** Seekable window of a live stream, in seconds of media time: `end` is where live is. */
export interface LiveWindow {
  readonly start: number;
  readonly end: number;
  /** When `start` was on air by the clock of the stream, in milliseconds since the epoch; absent: unknown. */
  readonly startMs?: number;
}

/** What a playback reports, from any engine. Media time in seconds. */
export type EngineEvent =
  | { readonly type: 'playing' }
  | { readonly type: 'paused' }
  | { readonly type: 'buffering' }
  | {
      readonly type: 'time';
      readonly position: number;
      readonly duration: number;
      readonly bufferedUntil: number;
      /** `null` for on-demand titles, and from the moment on in which a channel has ended. */
      readonly liveWindow: LiveWindow | null;
    }
  | { readonly type: 'tracks'; readonly tracks: readonly Track[] }
  /** The subtitles on screen now, earliest first. */
  | { readonly type: 'cues'; readonly cues: readonly Cue[] }
  /** The rendition on screen. */
  | { readonly type: 'quality'; readonly quality: Quality }
  /** Those that the device may show, whatever the viewer's limit; in any order. */
  | { readonly type: 'renditions'; readonly renditions: readonly Quality[] }
  /** How fast it plays, 1 being real time: what the media stack really took on. */
  | { readonly type: 'rate'; readonly rate: number }
  /** Whether media can be fetched; a playback begins with a network. Without one it goes on by itself when it is back. */
  | { readonly type: 'network'; readonly isOnline: boolean }
  | { readonly type: 'seeked' }
  /** What `thumbnailAt` would answer now to the time it was last asked for. */
  | { readonly type: 'thumbnail'; readonly thumbnail: Thumbnail | null }
  /** Something beside picture and sound cannot be had: the playback goes on without it. */
  | { readonly type: 'impaired'; readonly error: PlayerError }
  | { readonly type: 'ended' }
  | { readonly type: 'failed'; readonly error: PlayerError };
