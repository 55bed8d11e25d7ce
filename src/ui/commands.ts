import type { PlayerCommand } from '../player/player-command.ts';
import type { AppCommand } from './app-command.ts';

declare global {
  interface HTMLElementEventMap {
    'player-command': CustomEvent<PlayerCommand>;
    'app-command': CustomEvent<AppCommand>;
  }
}

/** Asks the player for something: one composed event, heard outside `tv-app`. */
export function sendPlayerCommand(from: HTMLElement, command: PlayerCommand): void {
  from.dispatchEvent(new CustomEvent('player-command', { detail: command, bubbles: true, composed: true }));
}

/** Asks the app for something besides playback. */
export function sendAppCommand(from: HTMLElement, command: AppCommand): void {
  from.dispatchEvent(new CustomEvent('app-command', { detail: command, bubbles: true, composed: true }));
}
