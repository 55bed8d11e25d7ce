import type { EngineEvent } from '../../player/engine-event.ts';

/** How fast a `<video>` plays. Browsers keep the pitch of voices by themselves (`preservesPitch`). */
export class PlaybackRate {
  private readonly onChange = (): void => {
    if (this.hasPicture()) this.emit({ type: 'rate', rate: this.video.playbackRate });
  };

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly hasPicture: () => boolean,
    private readonly emit: (event: EngineEvent) => void,
  ) {
    video.addEventListener('ratechange', this.onChange);
  }

  set(rate: number): void {
    const { video } = this;
    try {
      video.playbackRate = rate;
      // dash.js attaches a new MediaSource for some periods: that puts the rate back to its default.
      video.defaultPlaybackRate = rate;
    } catch {
      // Refused: it plays on as it did, and nothing is told.
    }
  }

  stop(): void {
    this.video.removeEventListener('ratechange', this.onChange);
  }
}
