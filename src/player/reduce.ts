import type { MediaResource } from '../drm/media-resource.ts';
import type { PlayerError } from '../errors.ts';
import { assertNever } from '../lib/assert-never.ts';
import type { EngineEvent } from './engine-event.ts';
import type { PictureLimit } from './picture-limit.ts';
import type { Statistics } from './statistics.ts';
import { IDLE, type Loaded, type PlayerState } from './player-state.ts';

/** All that can change the state of the player: what its owner does, and what the engine reports. */
export type PlayerEvent =
  | { readonly type: 'load-started'; readonly resource: MediaResource }
  | { readonly type: 'authorized' }
  | { readonly type: 'seek-started'; readonly seconds: number }
  | { readonly type: 'limited'; readonly limit: PictureLimit }
  | { readonly type: 'measured'; readonly statistics: Statistics }
  | { readonly type: 'stopped' }
  /** There is no engine any more: what it had on screen is told until it is back. */
  | { readonly type: 'suspended' }
  | EngineEvent;

type LoadedEvent = Exclude<
  PlayerEvent,
  {
    readonly type:
      'load-started' | 'authorized' | 'stopped' | 'suspended' | 'playing' | 'paused' | 'buffering' | 'ended' | 'failed';
  }
>;

/** Pure. Events that make no sense in a state leave it as it is: an engine may report late. */
export function reduce(state: PlayerState, event: PlayerEvent): PlayerState {
  switch (event.type) {
    case 'load-started':
      return { status: 'authorizing', resource: event.resource };
    case 'authorized':
      return state.status === 'authorizing' ? { ...state, status: 'loading' } : state;
    case 'stopped':
      return IDLE;
    case 'suspended':
      return withSuspended(state);
    case 'playing':
    case 'paused':
    case 'buffering':
    case 'ended':
      return withStatus(state, event.type);
    case 'failed':
      return withError(state, event.error);
    default:
      return withLoaded(state, changeOf(event));
  }
}

/** The part of the state that only a playback with a picture has; `null` before and after. */
export function loadedPart(state: PlayerState): (PlayerState & Loaded) | null {
  return 'position' in state ? state : null;
}

function withStatus(state: PlayerState, status: 'playing' | 'paused' | 'buffering' | 'ended'): PlayerState {
  const loaded = loadedPart(state);
  if (loaded !== null) return loaded.status === status ? state : { ...loaded, status };
  if (state.status !== 'authorizing' && state.status !== 'loading') return state;
  return {
    status,
    resource: state.resource,
    position: 0,
    duration: 0,
    bufferedUntil: 0,
    liveWindow: null,
    tracks: [],
    quality: null,
    renditions: [],
    rate: 1,
    statistics: null,
    cues: [],
    seekTarget: null,
    thumbnail: null,
    impairment: null,
    limit: null,
    isOnline: true,
  };
}

/** What an event changes of a playback with a picture. */
function changeOf(event: LoadedEvent): Partial<Loaded> {
  switch (event.type) {
    case 'limited':
      return { limit: event.limit };
    case 'seek-started':
      return { seekTarget: event.seconds };
    case 'seeked':
      return { seekTarget: null };
    case 'time':
      return timeOf(event);
    case 'tracks':
      return { tracks: event.tracks };
    case 'cues':
      return { cues: event.cues };
    case 'quality':
      return { quality: event.quality };
    case 'renditions':
      return { renditions: event.renditions };
    case 'rate':
      return { rate: event.rate };
    case 'measured':
      return { statistics: event.statistics };
    case 'thumbnail':
      return { thumbnail: event.thumbnail };
    case 'impaired':
      return { impairment: event.error };
    case 'network':
      return { isOnline: event.isOnline };
    default:
      return assertNever(event);
  }
}

function timeOf({ position, duration, bufferedUntil, liveWindow }: EngineEvent & { type: 'time' }): Partial<Loaded> {
  return { position, duration, bufferedUntil, liveWindow };
}

/** Where a seek was to lead is where it will be loaded again. */
function withSuspended(state: PlayerState): PlayerState {
  const loaded = loadedPart(state);
  if (loaded === null) return state;
  return { ...loaded, status: 'paused', position: loaded.seekTarget ?? loaded.position, seekTarget: null };
}

/** The first error stays: what follows it is its consequence. */
function withError(state: PlayerState, error: PlayerError): PlayerState {
  if (state.status === 'idle' || state.status === 'failed') return state;
  return { status: 'failed', resource: state.resource, error };
}

function withLoaded(state: PlayerState, change: Partial<Loaded>): PlayerState {
  const loaded = loadedPart(state);
  return loaded === null ? state : { ...loaded, ...change };
}
