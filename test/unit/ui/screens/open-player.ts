import type { PlayerCommand } from '../../../../src/player/player-command.ts';
import type { Loaded, PlayerState } from '../../../../src/player/player-state.ts';
import type { PlayerRoom } from '../../../../src/ui/screens/player-room.ts';
import type { PlayerScreen } from '../../../../src/ui/screens/player-screen.ts';
import type { TvApp } from '../../../../src/ui/tv-app.ts';
import { loadedState } from '../demo-catalog.ts';
import { installFakeClock } from '../fake-clock.ts';
import type { FakeClock } from '../fake-clock.ts';
import { mountApp, press, rendered, visibleText } from '../mount-app.ts';
import type { MountOptions } from '../mount-app.ts';

/** The player screen over the first title of Home, with a clock that stands still. */
export interface OpenPlayer {
  readonly app: TvApp;
  readonly screen: PlayerScreen;
  readonly clock: FakeClock;
  /** Since the title was opened: without its `load`. */
  readonly commands: PlayerCommand[];
  readonly previews: (number | null)[];
  show(state: PlayerState): Promise<void>;
  pass(ms: number): Promise<void>;
  text(): string;
  areControlsShown(): boolean;
  /** What lies over the picture; throws where there is none. */
  room(): PlayerRoom;
}

let installed: FakeClock | null = null;

export async function openPlayer(state: PlayerState, options: MountOptions = {}): Promise<OpenPlayer> {
  const clock = installFakeClock();
  installed = clock;
  const { app, player, playerCommands: commands, previews } = await mountApp(options);
  await press('Space');
  commands.length = 0;
  player.set(state);
  await rendered();
  const screen = app.renderRoot.querySelector('player-screen');
  if (!screen) throw new TypeError('There is no player screen');
  const text = (): string => visibleText(screen.renderRoot as ShadowRoot);
  return {
    ...{ app, screen, clock, commands, previews, text },
    show(next) {
      player.set(next);
      return rendered();
    },
    pass(ms) {
      clock.advance(ms);
      return rendered();
    },
    areControlsShown: () => text().includes('From the start'),
    room() {
      const room = screen.renderRoot.querySelector('player-room');
      if (!room) throw new TypeError('There is no picture');
      return room;
    },
  };
}

/** Ten minutes into a film of 98. */
export function openPlaying(change: Partial<Loaded> = {}): Promise<OpenPlayer> {
  return openPlayer(loadedState('playing', change));
}

/** After each test that opened a player. */
export function releaseClock(): void {
  installed?.release();
  installed = null;
}
