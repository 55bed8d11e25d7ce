import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { stepScrub } from './seek-ladder.ts';
import type { Scrub, SeekPress, SeekRange } from './seek-ladder.ts';

export interface ScrubOptions {
  /** Where the playback is, or is about to be. */
  readonly position: () => number;
  readonly range: () => SeekRange;
  /** Where a seek would lead now; `null`: none is being chosen any more. */
  readonly onTarget: (seconds: number | null) => void;
  /** The one real seek. */
  readonly onCommit: (seconds: number) => void;
}

const COMMIT_AFTER_MS = 600;

/** Collects the steps of a seek and asks for it once: 600 ms after the last step, or when told to. */
export class ScrubController implements ReactiveController {
  private scrub: Scrub | null = null;
  private timer = 0;
  /** Where the playback was when the first step was taken. */
  private origin = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: ScrubOptions,
  ) {
    host.addController(this);
  }

  /** Seconds of media time, within what is there now: a live window moves on. `null` when nothing is being chosen. */
  get target(): number | null {
    if (this.scrub === null) return null;
    const { start, end } = this.options.range();
    return Math.max(Math.min(this.scrub.target, end), start);
  }

  /** How far the target is from where the playback was, in seconds. */
  get offset(): number {
    return (this.target ?? this.origin) - this.origin;
  }

  step(press: SeekPress): void {
    if (this.scrub === null) this.origin = this.options.position();
    const next = stepScrub(this.scrub, press, this.options.position(), this.options.range());
    if (next === this.scrub) return;
    this.scrub = next;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(this.commit, COMMIT_AFTER_MS);
    this.options.onTarget(next.target);
    this.host.requestUpdate();
  }

  readonly commit = (): void => {
    const { target } = this;
    this.cancel();
    if (target !== null) this.options.onCommit(target);
  };

  cancel(): void {
    window.clearTimeout(this.timer);
    if (this.scrub === null) return;
    this.scrub = null;
    this.options.onTarget(null);
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    window.clearTimeout(this.timer);
    this.scrub = null;
  }
}
