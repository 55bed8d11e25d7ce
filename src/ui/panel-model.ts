import type { PlayerCommand } from '../player/player-command.ts';
import type { AppCommand } from './app-command.ts';

/** What can be open over the right third of the picture. */
export type RoomPanel = 'tracks' | 'captions';

/** What a choice brings about: something asked of the player or of the app, or another panel in the place of this one. */
export type PanelAction =
  { readonly player: PlayerCommand } | { readonly app: AppCommand } | { readonly panel: RoomPanel };

export interface PanelChoice {
  /** Unique within its panel. */
  readonly item: string;
  readonly label: string;
  readonly isChosen: boolean;
  readonly does: PanelAction;
}

/** Choices of which one holds; or, without a heading, ways to other panels. */
export interface PanelGroup {
  readonly heading: string;
  /** Beside each other; default: one below the other. */
  readonly isInLine?: boolean;
  readonly choices: readonly PanelChoice[];
}
