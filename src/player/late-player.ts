import { toPlayerError } from '../errors.ts';
import { assertNever } from '../lib/assert-never.ts';
import { createStore, type ReadableStore } from '../lib/store.ts';
import type { Player } from './player.ts';
import type { PlayerCommand } from './player-command.ts';
import { IDLE, type PlayerState } from './player-state.ts';

type Wish = Extract<PlayerCommand, { readonly type: 'load' | 'prepare' }>;

/**
 * Stands for the player, whose code comes after the first screen: takes commands at once, says `authorizing` for a title that
 * is to be played, and hands the last wish on. Code that cannot be fetched is NETWORK_UNREACHABLE; the next wish tries again.
 */
export class LatePlayer<Part extends { readonly player: Pick<Player, 'state' | 'dispatch'> }> {
  private readonly store = createStore<PlayerState>(IDLE);
  private player: Part['player'] | null = null;
  private part: Promise<Part> | null = null;
  private isHidden = false;
  /** As long as there is no player: what it will be asked for. */
  private wish: Wish | null = null;

  constructor(private readonly fetchPart: () => Promise<Part>) {}

  get state(): ReadableStore<PlayerState> {
    return this.store;
  }

  /** The player's code, and what came with it. Rejects where it cannot be fetched. */
  fetch(): Promise<Part> {
    return (this.part ??= this.fetchPart().then(
      (part) => {
        this.adopt(part.player);
        return part;
      },
      (thrown: unknown) => {
        this.part = null;
        throw thrown;
      },
    ));
  }

  /** As the player's: commands that make no sense in the current state do nothing. */
  dispatch(command: PlayerCommand): void {
    if (this.player !== null) {
      this.player.dispatch(command);
      return;
    }
    switch (command.type) {
      case 'load':
        void this.load(command);
        return;
      case 'prepare':
        this.prepare(command);
        return;
      case 'retry':
        if (this.store.get().status === 'failed' && this.wish?.type === 'load') void this.load(this.wish);
        return;
      case 'stop':
        this.wish = null;
        this.store.set(IDLE);
        return;
      case 'play':
      case 'pause':
      case 'seek':
      case 'preview':
      case 'go-live':
      case 'select-track':
      case 'set-rate':
      case 'measure':
        return;
      case 'suspend':
      case 'restore':
        this.isHidden = command.type === 'suspend';
        return;
      default:
        assertNever(command);
    }
  }

  private async load(wish: Extract<Wish, { type: 'load' }>): Promise<void> {
    const { resource } = wish;
    const underWay = this.part;
    this.wish = wish;
    this.store.set({ status: 'authorizing', resource });
    try {
      // One that began before the viewer asked may have failed by now: that is no answer to this wish.
      if (underWay !== null) await underWay.catch(() => undefined);
      if (this.wish === wish) await this.fetch();
    } catch (thrown) {
      // Another wish, or none, by now.
      if (this.wish !== wish) return;
      const error = toPlayerError(
        thrown,
        'NETWORK_UNREACHABLE',
        'Expected the player beside app.js, it could not be fetched',
      );
      this.store.set({ status: 'failed', resource, error });
    }
  }

  /** Nobody waits for it yet: a failure shows at OK. */
  private prepare(wish: Extract<Wish, { type: 'prepare' }>): void {
    if (this.wish?.type === 'load') return;
    this.wish = wish;
    this.fetch().catch(() => undefined);
  }

  private adopt(player: Part['player']): void {
    this.player = player;
    if (this.isHidden) player.dispatch({ type: 'suspend' });
    if (this.wish !== null) player.dispatch(this.wish);
    this.store.set(player.state.get());
    player.state.subscribe((state) => this.store.set(state));
  }
}
