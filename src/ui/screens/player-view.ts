import type { PlayerError } from '../../errors.ts';
import type { PlayerCommand } from '../../player/player-command.ts';
import type { Loaded, PlayerState } from '../../player/player-state.ts';

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

export function isRunning({ status }: LoadedState): boolean {
  return status === 'playing' || status === 'buffering';
}
