import type { MediaResource } from '../drm/media-resource.ts';

/** What can be asked of the player. The UI sends one as the detail of its composed `player-command` event. */
export type PlayerCommand =
  /** Replaces what plays. `startAt` in seconds of media time; default 0, or the live edge. */
  | { readonly type: 'load'; readonly resource: MediaResource; readonly startAt?: number }
  /** Gets ready what `load` of this very resource will want; replaces what was prepared before. `null`: nothing any more. */
  | { readonly type: 'prepare'; readonly resource: MediaResource | null }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  /** In seconds of media time. */
  | { readonly type: 'seek'; readonly seconds: number }
  /** Shows the small picture of a time in the state, without a seek; `null`: no longer. In seconds of media time. */
  | { readonly type: 'preview'; readonly seconds: number | null }
  /** To the live edge of a live stream. */
  | { readonly type: 'go-live' }
  /** `id` of a track of that kind; `null`: no subtitles. */
  | { readonly type: 'select-track'; readonly kind: 'audio' | 'text'; readonly id: string | null }
  /** How fast to play, 0.5 to 2, 1 being real time. Of this title alone, and not of a live stream. */
  | { readonly type: 'set-rate'; readonly rate: number }
  /** Puts the statistics of this moment into the state: asked for by whoever shows them, as often as that is. */
  | { readonly type: 'measure' }
  /** After a failure: the same resource again, from the position it had. */
  | { readonly type: 'retry' }
  /** Nobody sees the app: whatever plays gives back engine, keys and decoder, and its place is kept. */
  | { readonly type: 'suspend' }
  /** It is seen again: what was suspended is loaded again, and is paused where its picture was. */
  | { readonly type: 'restore' }
  /** Ends the playback and frees engine, keys and decoder. */
  | { readonly type: 'stop' };
