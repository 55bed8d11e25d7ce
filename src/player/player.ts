import type { MediaResource } from '../drm/media-resource.ts';
import type { PlayerError } from '../errors.ts';
import { createStore, type ReadableStore } from '../lib/store.ts';
import { KeySystemRetreat, type RetreatReason } from './key-system-retreat.ts';
import { Playback, type PlaybackDependencies } from './playback.ts';
import { PlaybackControls } from './playback-controls.ts';
import type { PlayerCommand } from './player-command.ts';
import { IDLE, type Loaded, type PlayerState } from './player-state.ts';
import { ReadyPlaybacks } from './ready-playbacks.ts';
import { watchLimit } from './playback-wishes.ts';
import { loadedPart, reduce, type PlayerEvent } from './reduce.ts';

export interface PlayerDependencies extends PlaybackDependencies {
  /** Whether `prepare` does anything. */
  readonly preparesAhead: boolean;
  /** A load goes on with another level or key system: why, for developers. */
  readonly onRetreat?: (reason: RetreatReason) => void;
}

/** So long before its end a title surely has a picture, in seconds. */
const LAST_PICTURE_S = 1;

/** Owns the one playback there is: takes commands, runs their effects, and shows the state in a store. */
export class Player {
  private readonly store = createStore<PlayerState>(IDLE);
  private playback: Playback | null = null;
  private readonly ready: ReadyPlaybacks;
  /** Resolves when what played before has let go of the decoder. */
  private released: Promise<unknown> = Promise.resolve();
  private lastPosition = 0;
  private isHidden = false;
  /** What is loaded has no playback as long as the app is hidden. */
  private isSuspended = false;
  /** Whether what is loaded had a picture before: a viewer who comes back may have company by now. */
  private comesBack = false;
  private retreat: KeySystemRetreat;
  private readonly controls = new PlaybackControls({
    playback: () => this.playback,
    state: () => this.store.get(),
    apply: (event) => this.apply(event),
  });

  constructor(private readonly dependencies: PlayerDependencies) {
    const { now, preparesAhead, quirks, settings } = dependencies;
    watchLimit(settings, (maxBitrateBps) => this.playback?.engine?.setMaxBitrate(maxBitrateBps));
    this.retreat = new KeySystemRetreat(now);
    this.ready = new ReadyPlaybacks({
      now,
      create: (resource) => this.createPlayback(resource),
      keepsKeys: preparesAhead && quirks.mayHoldSecondMediaKeys,
      park: (playback) => this.awaitRelease(playback.park()),
      letGo: (playback) => this.awaitRelease(playback.destroy()),
    });
  }

  get state(): ReadableStore<PlayerState> {
    return this.store;
  }

  /** Commands that make no sense in the current state do nothing. */
  dispatch(command: PlayerCommand): void {
    switch (command.type) {
      case 'load':
        this.load(command.resource, command.startAt ?? 0);
        return;
      case 'prepare':
        this.prepare(command.resource);
        return;
      case 'retry':
        this.retry();
        return;
      case 'suspend':
        this.suspend();
        return;
      case 'restore':
        this.restore();
        return;
      case 'stop':
        this.leave();
        this.ready.dropPrepared();
        this.apply({ type: 'stopped' });
        return;
      default:
        // Chosen on the TV's home screen, say: it is to go on.
        if (command.type === 'play' && this.isSuspended) this.comesBack = false;
        this.controls.run(command);
    }
  }

  private load(resource: MediaResource, startAt: number): void {
    this.leave();
    this.controls.forgetRate();
    this.reload(resource, startAt, false);
  }

  private reload(resource: MediaResource, startAt: number, comesBack: boolean): void {
    this.comesBack = comesBack;
    this.lastPosition = startAt;
    this.retreat = new KeySystemRetreat(this.dependencies.now);
    this.apply({ type: 'load-started', resource });
    this.isSuspended = this.isHidden;
    if (this.isHidden) return;
    this.begin(this.ready.take(resource) ?? this.createPlayback(resource));
  }

  private begin(playback: Playback): void {
    this.playback = playback;
    void this.released.then(() => playback.start(this.lastPosition, this.comesBack));
  }

  /** Whatever a standby does to a decoder or a CDM, there is none of ours that it could be done to. */
  private suspend(): void {
    this.isHidden = true;
    this.ready.dropAll();
    if (this.playback === null) return;
    const loaded = loadedPart(this.store.get());
    if (loaded !== null) this.lastPosition = placeOf(loaded);
    this.comesBack ||= loaded !== null;
    this.release();
    this.isSuspended = true;
    this.apply({ type: 'suspended' });
  }

  private restore(): void {
    this.isHidden = false;
    const state = this.store.get();
    if (!this.isSuspended || state.status === 'idle') return;
    this.reload(state.resource, this.lastPosition, this.comesBack);
  }

  /** None while something plays, or nobody is there. */
  private prepare(resource: MediaResource | null): void {
    if (resource !== null && this.ready.isPrepared(resource)) return;
    const isInVain = this.playback !== null || this.isHidden || !this.dependencies.preparesAhead;
    if (resource === null || isInVain) {
      this.ready.dropPrepared();
      return;
    }
    const playback = this.ready.prepare(resource);
    void this.released.then(() => playback.prepare());
  }

  private createPlayback(resource: MediaResource, retreat?: KeySystemRetreat): Playback {
    const change = retreat && { isPassedOver: retreat.isPassedOver, startWithinMs: retreat.leftMs };
    const dependencies = { ...this.dependencies, ...change };
    const playback: Playback = new Playback(dependencies, resource, (event) => this.take(playback, event));
    return playback;
  }

  private retry(): void {
    const state = this.store.get();
    if (state.status === 'failed') this.reload(state.resource, this.lastPosition, false);
  }

  private take(playback: Playback, event: PlayerEvent): void {
    // Nobody asked for it yet: the real load says what is wrong.
    if (event.type === 'failed') this.ready.fail(playback);
    if (playback !== this.playback) return;
    if (event.type !== 'failed' || playback.keySystem !== null) this.tellRetreat();
    if (event.type === 'failed') {
      this.fail(playback, event.error);
      return;
    }
    const hadPicture = loadedPart(this.store.get()) !== null;
    this.apply(event);
    if (event.type === 'time') this.lastPosition = event.position;
    if (!hadPicture && loadedPart(this.store.get()) !== null) this.controls.repeatRate();
  }

  private tellRetreat(): void {
    const reason = this.retreat.takeReason();
    if (reason !== null) this.dependencies.onRetreat?.(reason);
  }

  /** Where there is no picture yet, another level or key system may do what this one failed at. */
  private fail(playback: Playback, error: PlayerError): void {
    const state = this.store.get();
    const hasPicture = loadedPart(state) !== null;
    if (!hasPicture && state.status !== 'idle' && this.retreat.goesOn(error, playback.keySystem)) {
      this.release();
      this.begin(this.createPlayback(state.resource, this.retreat));
      return;
    }
    this.apply({ type: 'failed', error: this.retreat.toReport(error) });
    this.release();
  }

  /** As `release`, but the keys may stay. */
  private leave(): void {
    const leaving = this.playback;
    this.playback = null;
    if (leaving !== null) this.ready.leave(leaving);
  }

  private release(): void {
    const leaving = this.playback;
    this.playback = null;
    if (leaving !== null) this.awaitRelease(leaving.destroy());
  }

  private awaitRelease(released: Promise<unknown>): void {
    // Not a promise of what all of them resolved to: that would grow with every title.
    this.released = Promise.allSettled([this.released, released]).then(() => undefined);
  }

  private apply(event: PlayerEvent): void {
    this.store.set(reduce(this.store.get(), event));
  }
}

/** Where a picture can be had again: at the very end there is none. */
function placeOf({ position, seekTarget, duration, liveWindow }: Loaded): number {
  const place = seekTarget ?? position;
  const hasEnd = liveWindow === null && duration > LAST_PICTURE_S;
  return hasEnd ? Math.min(place, duration - LAST_PICTURE_S) : place;
}
