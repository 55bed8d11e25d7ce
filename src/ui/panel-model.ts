import type { PlayerCommand } from '../player/player-command.ts';
import type { AppCommand } from './app-command.ts';

/** What can be open over the right third of the picture. */
export type RoomPanel = 'tracks' | 'captions' | 'quality' | 'info';

/** Where Back leads from a panel: to the one it is opened from. `null`: to the controls. */
export function panelBefore(panel: RoomPanel | null): RoomPanel | null {
  return panel === 'captions' ? 'tracks' : null;
}

/**
 * What a choice brings about: something asked of the player, of the app or of both, or another panel in the place of this one;
 * `null`: none.
 */
export type PanelAction =
  | { readonly player: PlayerCommand; readonly app?: AppCommand }
  | { readonly app: AppCommand }
  | { readonly panel: RoomPanel | null };

export interface PanelChoice {
  /** Unique within its panel. */
  readonly item: string;
  readonly label: string;
  /** Second line, quieter. */
  readonly detail?: string;
  readonly isChosen: boolean;
  readonly does: PanelAction;
}

/** Choices of which one holds; or, without a heading, ways to other panels. */
export interface PanelGroup {
  readonly heading: string;
  /** Beside each other; default: one below the other. */
  readonly isInLine?: boolean;
  /** Of what is beside each other: so many to a line, all as wide, and arrows go from line to line. Default: as they come. */
  readonly perLine?: number;
  /** One sentence under them. */
  readonly note?: string;
  readonly choices: readonly PanelChoice[];
}
