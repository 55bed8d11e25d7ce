import type { MediaResource } from '../drm/media-resource.ts';
import type { PlayerError } from '../errors.ts';
import { assertNever } from '../lib/assert-never.ts';
import { createStore, type ReadableStore } from '../lib/store.ts';
import { KeySystemRetreat } from './key-system-retreat.ts';
import { Playback, type PlaybackDependencies } from './playback.ts';
import type { PlayerCommand } from './player-command.ts';
import { IDLE, type PlayerState } from './player-state.ts';
import { createPreparedPlayback, type PreparedPlayback } from './prepared-playback.ts';
import { loadedPart, reduce, type PlayerEvent } from './reduce.ts';

export interface PlayerDependencies extends PlaybackDependencies {
  /** Whether `prepare` does anything. */
  readonly preparesAhead: boolean;
  /** A load goes on with another level or key system: why, for developers. */
  readonly onRetreat?: (error: PlayerError) => void;
}

/** Owns the one playback there is: takes commands, runs their effects, and shows the state in a store. */
export class Player {
  private readonly store = createStore<PlayerState>(IDLE);
  private playback: Playback | null = null;
  /** At most one, and none while something plays (docs/decisions/008-prepared-playback.md). */
  private prepared: PreparedPlayback | null = null;
  /** Resolves when what played before has let go of the decoder. */
  private released: Promise<unknown> = Promise.resolve();
  private lastPosition = 0;
  private retreat: KeySystemRetreat;

  constructor(private readonly dependencies: PlayerDependencies) {
    this.retreat = new KeySystemRetreat(dependencies.now);
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
      case 'play':
        this.play();
        return;
      case 'pause':
        this.playback?.pause();
        return;
      case 'seek':
        this.seek(command.seconds);
        return;
      case 'preview':
        this.preview(command.seconds);
        return;
      case 'go-live':
        this.goLive();
        return;
      case 'select-track':
        this.playback?.selectTrack(command.kind, command.id);
        return;
      case 'retry':
        this.retry();
        return;
      case 'stop':
        this.release();
        this.dropPrepared();
        this.apply({ type: 'stopped' });
        return;
      default:
        assertNever(command);
    }
  }

  private load(resource: MediaResource, startAt: number): void {
    this.release();
    this.lastPosition = startAt;
    this.retreat = new KeySystemRetreat(this.dependencies.now);
    this.apply({ type: 'load-started', resource });
    this.begin(this.takePrepared(resource) ?? this.createPlayback(resource));
  }

  private begin(playback: Playback): void {
    this.playback = playback;
    void this.released.then(() => playback.start(this.lastPosition));
  }

  private prepare(resource: MediaResource | null): void {
    if (resource !== null && this.prepared?.isFor(resource) === true) return;
    this.dropPrepared();
    if (resource === null || this.playback !== null || !this.dependencies.preparesAhead) return;
    const playback = this.createPlayback(resource);
    this.prepared = createPreparedPlayback(playback, resource, this.dependencies.now, () => this.dropPrepared());
    void this.released.then(() => playback.prepare());
  }

  /** What was prepared for this resource, from now on an ordinary playback. What was prepared otherwise is in vain. */
  private takePrepared(resource: MediaResource): Playback | null {
    const { prepared } = this;
    if (prepared?.isFor(resource) !== true) {
      this.dropPrepared();
      return null;
    }
    this.prepared = null;
    prepared.release();
    return prepared.playback;
  }

  private dropPrepared(): void {
    const { prepared } = this;
    this.prepared = null;
    if (prepared === null) return;
    prepared.release();
    this.letGo(prepared.playback);
  }

  private createPlayback(resource: MediaResource, retreat?: KeySystemRetreat): Playback {
    const change = retreat && { isPassedOver: retreat.isPassedOver, startWithinMs: retreat.leftMs };
    const dependencies = { ...this.dependencies, ...change };
    const playback: Playback = new Playback(dependencies, resource, (event) => this.take(playback, event));
    return playback;
  }

  private play(): void {
    if (this.store.get().status === 'ended') this.seek(0);
    else this.playback?.play();
  }

  private seek(seconds: number): void {
    const loaded = loadedPart(this.store.get());
    if (loaded === null) return;
    const { start, end } = loaded.liveWindow ?? { start: 0, end: loaded.duration };
    const target = Math.min(Math.max(seconds, start), end);
    this.apply({ type: 'seek-started', seconds: target });
    this.playback?.seek(target);
    // At the end the media stack has paused by itself: a viewer who goes back wants to see something.
    if (loaded.status === 'ended') this.playback?.play();
  }

  private preview(seconds: number | null): void {
    const thumbnail = seconds === null ? null : (this.playback?.thumbnailAt(seconds) ?? null);
    this.apply({ type: 'thumbnail', thumbnail });
  }

  /** A paused live stream plays on, as everywhere. */
  private goLive(): void {
    const live = loadedPart(this.store.get())?.liveWindow ?? null;
    if (live === null) return;
    this.apply({ type: 'seek-started', seconds: live.end });
    this.playback?.goLive();
    this.playback?.play();
  }

  private retry(): void {
    const state = this.store.get();
    if (state.status === 'failed') this.load(state.resource, this.lastPosition);
  }

  private take(playback: Playback, event: PlayerEvent): void {
    // Nobody asked for it yet: the real load says what is wrong.
    if (playback === this.prepared?.playback && event.type === 'failed') this.dropPrepared();
    if (playback !== this.playback) return;
    if (event.type === 'failed') {
      this.fail(playback, event.error);
      return;
    }
    this.apply(event);
    if (event.type === 'time') this.lastPosition = event.position;
  }

  /** Where there is no picture yet, another level or key system may do what this one failed at. */
  private fail(playback: Playback, error: PlayerError): void {
    const state = this.store.get();
    const hasPicture = loadedPart(state) !== null;
    if (!hasPicture && state.status !== 'idle' && this.retreat.goesOn(error, playback.keySystem)) {
      this.dependencies.onRetreat?.(error);
      this.release();
      this.begin(this.createPlayback(state.resource, this.retreat));
      return;
    }
    this.apply({ type: 'failed', error: this.retreat.toReport(error) });
    this.release();
  }

  private release(): void {
    const leaving = this.playback;
    this.playback = null;
    if (leaving !== null) this.letGo(leaving);
  }

  private letGo(playback: Playback): void {
    this.released = Promise.allSettled([this.released, playback.destroy()]);
  }

  private apply(event: PlayerEvent): void {
    this.store.set(reduce(this.store.get(), event));
  }
}
