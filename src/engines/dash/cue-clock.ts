const EVENTS = ['timeupdate', 'seeking', 'seeked', 'playing', 'pause', 'ratechange'] as const;

export interface CueClockOptions {
  /** When other cues are on screen than at `time`. */
  readonly nextChange: (time: number) => number;
  /** Called at each change, and more often. */
  readonly onTime: (time: number) => void;
}

/** `timeupdate` comes four times a second: too late for the beginning of a cue. Of what comes before it a timer takes care. */
export class CueClock {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly onEvent = (): void => this.tick();

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly options: CueClockOptions,
  ) {
    EVENTS.forEach((type) => video.addEventListener(type, this.onEvent));
  }

  /** Also called when there are other cues. */
  tick(): void {
    clearTimeout(this.timer);
    const { currentTime, paused, seeking, playbackRate } = this.video;
    this.options.onTime(currentTime);
    if (paused || seeking || playbackRate <= 0) return;
    const waitMs = ((this.options.nextChange(currentTime) - currentTime) * 1000) / playbackRate;
    if (waitMs < 1000) this.timer = setTimeout(this.onEvent, Math.max(waitMs, 10));
  }

  stop(): void {
    clearTimeout(this.timer);
    EVENTS.forEach((type) => this.video.removeEventListener(type, this.onEvent));
  }
}
