import type { PlayerError } from '../../errors.ts';
import type { PlayerCommand } from '../../player/player-command.ts';
import type { Loaded, PlayerState } from '../../player/player-state.ts';
import type { SeekRange } from '../seek-ladder.ts';

/** `ui` names the player's types only through the player. */
export type PlayerResource = Extract<PlayerCommand, { type: 'load' }>['resource'];

/** What was opened: a resource, or the reason why there is none. */
export type Opened = { readonly resource: PlayerResource } | { readonly error: PlayerError };

export type LoadedState = Extract<PlayerState, Loaded>;

/** What the player screen shows. */
export type PlayerView =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly error: PlayerError }
  | { readonly kind: 'loaded'; readonly state: LoadedState };

/** The state of another title, which the player is about to leave, counts as waiting. */
export function toPlayerView(state: PlayerState, opened: Opened | null): PlayerView {
  if (opened && 'error' in opened) return { kind: 'failed', error: opened.error };
  if (state.status === 'idle' || state.resource.id !== opened?.resource.id) return { kind: 'waiting' };
  if (state.status === 'failed') return { kind: 'failed', error: state.error };
  return 'position' in state ? { kind: 'loaded', state } : { kind: 'waiting' };
}

/** Where the playback can go: the whole title, or the window of a live stream. */
export function seekRange({ liveWindow, duration }: Loaded): SeekRange {
  return liveWindow ?? { start: 0, end: Number.isFinite(duration) ? duration : 0 };
}

/** Where the playback is, or where a seek under way takes it. */
export function playbackPosition({ seekTarget, position }: Loaded): number {
  return seekTarget ?? position;
}

/** Nearer to live than this is live: a viewer sees no difference. */
const LIVE_TOLERANCE = 5;

/** How far behind live the picture is, in seconds; `null` at live, and for titles that are not live. */
export function secondsBehindLive(state: Loaded): number | null {
  if (!state.liveWindow) return null;
  const behind = state.liveWindow.end - playbackPosition(state);
  return behind > LIVE_TOLERANCE ? behind : null;
}

/** Whether there is anything to choose: two languages to hear, or subtitles. */
export function hasTrackChoice({ tracks }: Loaded): boolean {
  return tracks.some(({ kind }) => kind === 'text') || tracks.filter(({ kind }) => kind === 'audio').length > 1;
}
