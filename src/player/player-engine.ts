import type { CookieDelivery } from '../drm/cookie-delivery.ts';
import type { ContentKeys } from '../drm/eme/content-keys.ts';
import type { EngineEvent } from './engine-event.ts';
import type { EngineStatistics } from './statistics.ts';
import type { Thumbnail } from './thumbnail.ts';
import type { PlaybackWishes } from './playback-wishes.ts';

/** An answer of status 200, as the engine that fetched it reads it. */
export interface PreparedAnswer {
  /** Against which the URLs in it are resolved. */
  readonly url: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: unknown;
}

/** First bytes of a title, fetched before OK. */
export interface PreparedMedia {
  /** What was asked for under this URL, once; it may be on its way, and be `null` when nobody has it. `null`: not asked for. */
  take(url: string): Promise<PreparedAnswer | null> | null;
}

/** What an engine plays. */
export interface EngineSource {
  /** Absolute URL of the MPD. */
  readonly manifestUrl: string;
  /** Seconds of media time. */
  readonly startAt: number;
  /** There was a picture before: the first one now is paused, and it waits for a network that is not there yet. */
  readonly comesBack: boolean;
  /** `null` for clear content. */
  readonly protection: { readonly keys: ContentKeys } | null;
  /** Puts the cookies of the resource on its media requests. */
  readonly cookies: CookieDelivery;
  /** Tallest rendition to play, in lines; `null`: no limit. */
  readonly maxVideoHeight: number | null;
  /** What the viewer chose for all titles: the playback begins with it. */
  readonly wishes: PlaybackWishes;
  /** `null`: everything is to be fetched. */
  readonly prepared: PreparedMedia | null;
}

/** One playback on one media stack. Made for a load, destroyed after it, never reused. */
export interface PlayerEngine {
  /** Starts the playback. Rejects with a PlayerError; later failures arrive as `failed` events. */
  load(source: EngineSource, signal: AbortSignal): Promise<void>;
  play(): void;
  pause(): void;
  /** In seconds of media time. Answered by a `seeked` event. */
  seek(seconds: number): void;
  /** To where live is: `liveWindow.end`. Does nothing for on-demand titles. */
  goLive(): void;
  /** Answered by a `tracks` event. `null`: none of that kind. */
  selectTrack(kind: 'audio' | 'text', id: string | null): void;
  /** Answered by a `rate` event once it plays so; a rate that the media stack refuses changes nothing. The pitch of voices stays. */
  setRate(rate: number): void;
  /** No picture of a higher bitrate from now on, the one on screen included; the lowest there is may be higher. `null`: no limit. */
  setMaxBitrate(bitrateBps: number | null): void;
  /** Of this moment. */
  statistics(): EngineStatistics;
  /**
   * The small picture of a time, for a viewer who seeks. `null`: the title has none. One without its tile is on its way: a
   * `thumbnail` event follows.
   */
  thumbnailAt(seconds: number): Thumbnail | null;
  /** Frees decoder and network. */
  destroy(): Promise<void>;
}

/** Fetches what the engine of this source begins with, and ends that with `signal`. The platform's, or a test's. */
export type MediaPreparer = (source: Omit<EngineSource, 'prepared'>, signal: AbortSignal) => Promise<PreparedMedia>;

/** Makes the engine that fits a source. The platform's, or a test's. */
export type EngineFactory = (source: EngineSource, emit: (event: EngineEvent) => void) => Promise<PlayerEngine>;
