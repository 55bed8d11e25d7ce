import { expect } from '@open-wc/testing';
import { MediaResource } from '../../../src/drm/media-resource.ts';
import { PlayerError } from '../../../src/errors.ts';
import type { Track } from '../../../src/player/engine-event.ts';
import { IDLE, type Loaded, type PlayerState } from '../../../src/player/player-state.ts';
import { loadedPart, reduce, type PlayerEvent } from '../../../src/player/reduce.ts';

const RESOURCE = MediaResource.createFromURL('https://cdn.test/a.mpd');
const OTHER = MediaResource.createFromURL('https://cdn.test/b.mpd');
const ERROR = new PlayerError('MEDIA_DECODE', 'broken');
const LATER = new PlayerError('LICENSE_DENIED', 'no');
const LOADED: Loaded = {
  resource: RESOURCE,
  position: 10,
  duration: 100,
  bufferedUntil: 20,
  liveWindow: null,
  tracks: [],
  quality: null,
  cues: [],
  seekTarget: 50,
  thumbnail: null,
  impairment: null,
  renditions: [],
  rate: 1,
  statistics: null,
  limit: null,
  isOnline: true,
};
const FRESH: Loaded = { ...LOADED, position: 0, duration: 0, bufferedUntil: 0, seekTarget: null };

const STATES = {
  idle: IDLE,
  authorizing: { status: 'authorizing', resource: RESOURCE },
  loading: { status: 'loading', resource: RESOURCE },
  playing: { status: 'playing', ...LOADED },
  paused: { status: 'paused', ...LOADED },
  buffering: { status: 'buffering', ...LOADED },
  ended: { status: 'ended', ...LOADED },
  failed: { status: 'failed', resource: RESOURCE, error: ERROR },
} as const satisfies Record<string, PlayerState>;

const TRACK: Track = { kind: 'audio', id: '1', language: 'en', roles: [], isSelected: true };
const QUALITY = { width: 1920, height: 1080, bitrateBps: 5e6 };
const THUMBNAIL = { tileUrl: 'blob:1', x: 320, y: 0, width: 320, height: 180 };
const LIMIT = { reason: 'configuration', maxHeight: 720 } as const;
const TIME = { position: 11, duration: 90, bufferedUntil: 31, liveWindow: { start: 1, end: 90 } };

type Change = (state: PlayerState) => PlayerState;
const same: Change = (state) => state;
const change =
  (part: Partial<Loaded>): Change =>
  (state) =>
    'position' in state ? { ...state, ...part } : state;
const status =
  (name: 'playing' | 'paused' | 'buffering' | 'ended'): Change =>
  (state) => {
    if ('position' in state) return { ...state, status: name };
    return state.status === 'authorizing' || state.status === 'loading' ? { status: name, ...FRESH } : state;
  };

/** What each event makes of a state. */
const EVENTS: readonly (readonly [PlayerEvent, Change])[] = [
  [{ type: 'load-started', resource: OTHER }, () => ({ status: 'authorizing', resource: OTHER })],
  [{ type: 'authorized' }, (state) => (state.status === 'authorizing' ? STATES.loading : state)],
  [{ type: 'stopped' }, () => IDLE],
  [{ type: 'playing' }, status('playing')],
  [{ type: 'paused' }, status('paused')],
  [{ type: 'buffering' }, status('buffering')],
  [{ type: 'ended' }, status('ended')],
  [{ type: 'seek-started', seconds: 42 }, change({ seekTarget: 42 })],
  [{ type: 'seeked' }, change({ seekTarget: null })],
  [{ type: 'network', isOnline: false }, change({ isOnline: false })],
  [{ type: 'thumbnail', thumbnail: THUMBNAIL }, change({ thumbnail: THUMBNAIL })],
  [{ type: 'impaired', error: LATER }, change({ impairment: LATER })],
  [{ type: 'limited', limit: LIMIT }, change({ limit: LIMIT })],
  [{ type: 'time', ...TIME }, change(TIME)],
  [{ type: 'tracks', tracks: [TRACK] }, change({ tracks: [TRACK] })],
  [{ type: 'quality', quality: QUALITY }, change({ quality: QUALITY })],
  [
    { type: 'failed', error: LATER },
    (state) =>
      state.status === 'idle' || state.status === 'failed'
        ? same(state)
        : { status: 'failed', resource: RESOURCE, error: LATER },
  ],
];

describe('reduce', () => {
  for (const [event, expected] of EVENTS) {
    for (const [name, state] of Object.entries(STATES)) {
      const next = expected(state);
      it(`makes ${next.status} of ${name} when it hears ${event.type}`, () => {
        expect(reduce(state, event)).to.deep.equal(next);
      });
    }
  }

  it('returns the very state where an event changes nothing', () => {
    expect(reduce(STATES.playing, { type: 'playing' })).to.equal(STATES.playing);
    expect(reduce(STATES.failed, { type: 'time', ...TIME })).to.equal(STATES.failed);
    expect(reduce(STATES.loading, { type: 'seeked' })).to.equal(STATES.loading);
  });

  it('forgets nothing about the picture when it pauses, buffers or ends', () => {
    expect(reduce(STATES.playing, { type: 'ended' })).to.deep.equal({ status: 'ended', ...LOADED });
  });
});

describe('loadedPart', () => {
  it('is there from the first picture until a failure or a stop', () => {
    const withPicture = Object.values(STATES).filter((state) => loadedPart(state) !== null);
    expect(withPicture.map((state) => state.status)).to.deep.equal(['playing', 'paused', 'buffering', 'ended']);
  });
});
