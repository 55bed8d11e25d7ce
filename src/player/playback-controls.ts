import { assertNever } from '../lib/assert-never.ts';
import type { Playback } from './playback.ts';
import type { PlayerCommand } from './player-command.ts';
import type { PlayerState } from './player-state.ts';
import { loadedPart, type PlayerEvent } from './reduce.ts';

/** What is asked of the playback there is. */
export type ControlCommand = Exclude<
  PlayerCommand,
  { type: 'load' | 'prepare' | 'retry' | 'suspend' | 'restore' | 'stop' }
>;

export interface PlaybackControlsOptions {
  readonly playback: () => Playback | null;
  readonly state: () => PlayerState;
  readonly apply: (event: PlayerEvent) => void;
}

const SLOWEST = 0.5;
const FASTEST = 2;

/** Does what a viewer asks of a title that plays. Without one nothing is done. */
export class PlaybackControls {
  private rate = 1;

  constructor(private readonly options: PlaybackControlsOptions) {}

  run(command: ControlCommand): void {
    const playback = this.options.playback();
    if (playback === null) return;
    switch (command.type) {
      case 'play':
        this.play(playback);
        return;
      case 'pause':
        playback.engine?.pause();
        return;
      case 'seek':
        this.seek(playback, command.seconds);
        return;
      case 'preview':
        this.preview(playback, command.seconds);
        return;
      case 'go-live':
        this.goLive(playback);
        return;
      case 'select-track':
        playback.engine?.selectTrack(command.kind, command.id);
        return;
      case 'set-rate':
        this.setRate(playback, command.rate);
        return;
      case 'measure':
        this.measure(playback);
        return;
      default:
        assertNever(command);
    }
  }

  /** The title that plays now has its own. */
  forgetRate(): void {
    this.rate = 1;
  }

  /** For a title that was loaded again: its engine is a new one. */
  repeatRate(): void {
    if (this.rate !== 1) this.options.playback()?.engine?.setRate(this.rate);
  }

  private play(playback: Playback): void {
    if (this.options.state().status === 'ended') this.seek(playback, 0);
    else playback.engine?.play();
  }

  private seek({ engine }: Playback, seconds: number): void {
    const loaded = loadedPart(this.options.state());
    if (loaded === null) return;
    const { start, end } = loaded.liveWindow ?? { start: 0, end: loaded.duration };
    const target = Math.min(Math.max(seconds, start), end);
    this.options.apply({ type: 'seek-started', seconds: target });
    engine?.seek(target);
    // At the end the media stack has paused by itself: a viewer who goes back wants to see something.
    if (loaded.status === 'ended') engine?.play();
  }

  private preview({ engine }: Playback, seconds: number | null): void {
    const thumbnail = seconds === null ? null : (engine?.thumbnailAt(seconds) ?? null);
    this.options.apply({ type: 'thumbnail', thumbnail });
  }

  /** A paused live stream plays on, as everywhere. */
  private goLive({ engine }: Playback): void {
    const live = loadedPart(this.options.state())?.liveWindow ?? null;
    if (live === null) return;
    this.options.apply({ type: 'seek-started', seconds: live.end });
    engine?.goLive();
    engine?.play();
  }

  /** Live is as fast as what happens. */
  private setRate({ engine }: Playback, rate: number): void {
    const loaded = loadedPart(this.options.state());
    if (loaded === null || loaded.liveWindow !== null || !(rate >= SLOWEST && rate <= FASTEST)) return;
    this.rate = rate;
    engine?.setRate(rate);
  }

  private measure(playback: Playback): void {
    const statistics = playback.measure();
    if (statistics !== null) this.options.apply({ type: 'measured', statistics });
  }
}
