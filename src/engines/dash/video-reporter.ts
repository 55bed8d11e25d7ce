import type { EngineEvent, LiveWindow } from '../../player/engine-event.ts';

const STATUS_EVENTS = ['playing', 'pause', 'waiting', 'canplay', 'seeked', 'ended'] as const;
const TIME_EVENTS = ['timeupdate', 'durationchange', 'progress', 'seeking'] as const;

/** The end of the longest track may lie a frame behind that of the presentation. */
const END_TOLERANCE = 0.1;

type Status = 'playing' | 'paused' | 'buffering' | 'ended';

/**
 * Turns what a `<video>` does into engine events. Says nothing until there is a first picture; from then on each
 * change of status once, and the times as they come.
 */
export class VideoReporter {
  private status: Status | null = null;
  private readonly onStatus = (event: Event): void => {
    if (event.type === 'playing' || this.status !== null) this.report();
    if (event.type === 'seeked' && this.status !== null) this.emit({ type: 'seeked' });
  };
  private readonly onTime = (): void => {
    if (this.status !== null) this.reportTime();
  };

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly emit: (event: EngineEvent) => void,
    private readonly onFirstPicture: () => void,
    /** `null` for on-demand titles. */
    private readonly readLiveWindow: () => LiveWindow | null,
  ) {
    STATUS_EVENTS.forEach((type) => video.addEventListener(type, this.onStatus));
    TIME_EVENTS.forEach((type) => video.addEventListener(type, this.onTime));
  }

  get hasPicture(): boolean {
    return this.status !== null;
  }

  /** Also called when the browser refuses to play by itself: then the first picture is a paused one. */
  report(): void {
    const isFirst = this.status === null;
    const status = readStatus(this.video);
    if (status !== this.status) this.emit({ type: status });
    this.status = status;
    this.reportTime();
    if (isFirst) this.onFirstPicture();
  }

  stop(): void {
    STATUS_EVENTS.forEach((type) => this.video.removeEventListener(type, this.onStatus));
    TIME_EVENTS.forEach((type) => this.video.removeEventListener(type, this.onTime));
  }

  private reportTime(): void {
    const { currentTime, duration } = this.video;
    this.emit({
      type: 'time',
      position: currentTime,
      duration: Number.isNaN(duration) ? 0 : duration,
      bufferedUntil: bufferedUntil(this.video),
      liveWindow: this.readLiveWindow(),
    });
  }
}

function readStatus(video: HTMLVideoElement): Status {
  if (video.ended) return 'ended';
  if (video.paused) return isAtEnd(video) ? 'ended' : 'paused';
  return video.seeking || video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA ? 'buffering' : 'playing';
}

/**
 * (2026-11-21, dash.js 5.2.1) its timer of 200 ms, where it sees the end first, pauses there, and `ended` never comes: seen in
 * one of three playbacks in Chromium ("PLAYBACK_ENDED but native video element didn't fire ended").
 */
function isAtEnd({ currentTime, duration }: HTMLVideoElement): boolean {
  return currentTime >= duration - END_TOLERANCE;
}

/** `buffered` is live: read it once, index by index. */
export function bufferedUntil({ buffered, currentTime }: HTMLVideoElement): number {
  for (let index = 0; index < buffered.length; index += 1) {
    if (buffered.start(index) <= currentTime + 0.1 && currentTime <= buffered.end(index)) return buffered.end(index);
  }
  return currentTime;
}
