import type { MediaResource } from '../drm/media-resource.ts';
import type { Playback } from './playback.ts';
import { createPreparedPlayback, type PreparedPlayback } from './prepared-playback.ts';

/** Titles that a viewer who zaps may go back to: each has a MediaKeys with some sessions open. */
const MOST_KEPT = 2;

export interface ReadyPlaybacksOptions {
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
  readonly create: (resource: MediaResource) => Playback;
  /** Whether the keys of a title may stay while another one plays. */
  readonly keepsKeys: boolean;
  /** Called with what is kept for its keys: its picture has to go. */
  readonly park: (playback: Playback) => void;
  /** Called with what nobody wants any more. */
  readonly letGo: (playback: Playback) => void;
}

/**
 * What may be played next: at most one title in focus (docs/decisions/008-prepared-playback.md), and the last ones that
 * played, without a picture but with their keys (docs/decisions/011-kept-keys.md). Each for two minutes.
 */
export class ReadyPlaybacks {
  private prepared: PreparedPlayback | null = null;
  /** Oldest first. */
  private kept: readonly PreparedPlayback[] = [];

  constructor(private readonly options: ReadyPlaybacksOptions) {}

  isPrepared(resource: MediaResource): boolean {
    return this.prepared?.isFor(resource) === true;
  }

  /** The playback to prepare, which is kept here until it is taken or dropped. */
  prepare(resource: MediaResource): Playback {
    this.dropPrepared();
    const playback = this.takeKept(resource) ?? this.options.create(resource);
    this.prepared = createPreparedPlayback(playback, this.options.now, () => this.dropPrepared());
    return playback;
  }

  dropPrepared(): void {
    const { prepared } = this;
    this.prepared = null;
    if (prepared === null) return;
    prepared.release();
    this.leave(prepared.playback);
  }

  /** Nothing is ready any more. */
  dropAll(): void {
    this.dropPrepared();
    this.kept.forEach((kept) => this.drop(kept));
  }

  /** What failed is no longer ready. */
  fail(playback: Playback): void {
    const failed = [this.prepared, ...this.kept].find((ready) => ready?.playback === playback);
    if (failed === undefined || failed === null) return;
    if (failed === this.prepared) this.prepared = null;
    this.drop(failed);
  }

  /** The playback of this very resource, from now on the caller's. What was prepared otherwise is in vain. */
  take(resource: MediaResource): Playback | null {
    const { prepared } = this;
    if (prepared?.isFor(resource) === true) {
      this.prepared = null;
      prepared.release();
      return prepared.playback;
    }
    this.dropPrepared();
    return this.takeKept(resource);
  }

  /** Keeps what has keys, as far as the device allows. */
  leave(playback: Playback): void {
    if (!this.options.keepsKeys || !playback.hasKeys) {
      this.options.letGo(playback);
      return;
    }
    this.options.park(playback);
    const kept = createPreparedPlayback(playback, this.options.now, () => this.drop(kept));
    this.kept = [...this.kept, kept];
    this.kept.slice(0, -MOST_KEPT).forEach((oldest) => this.drop(oldest));
  }

  private takeKept(resource: MediaResource): Playback | null {
    const found = this.kept.find((kept) => kept.isFor(resource));
    if (found === undefined) return null;
    this.remove(found);
    return found.playback;
  }

  private drop(ready: PreparedPlayback): void {
    this.remove(ready);
    this.options.letGo(ready.playback);
  }

  private remove(ready: PreparedPlayback): void {
    ready.release();
    this.kept = this.kept.filter((other) => other !== ready);
  }
}
