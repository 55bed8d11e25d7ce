import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long something has been loading, in what that means for a viewer. */
export type PatiencePhase = 'none' | 'brief' | 'noticed' | 'long' | 'too-long';

/** From 400 ms something shows, from 10 s it says so in words, from 30 s it offers a way out. */
const PHASES: readonly (readonly [PatiencePhase, number])[] = [
  ['noticed', 400],
  ['long', 10_000],
  ['too-long', 30_000],
];

/** Counts how long its screen has been waiting, since it was last seen. */
export class Patience implements ReactiveController {
  private current: PatiencePhase = 'none';
  private timers: readonly number[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly isWaiting: () => boolean,
  ) {
    host.addController(this);
  }

  get phase(): PatiencePhase {
    return this.current;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.onVisibility);
  }

  hostUpdate(): void {
    const isWaiting = this.isWaiting() && !document.hidden;
    if (isWaiting && this.current === 'none') this.start();
    else if (!isWaiting && this.current !== 'none') this.stop();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.onVisibility);
    this.stop();
  }

  /** What is hidden is loaded anew, or has had time enough. */
  private readonly onVisibility = (): void => {
    this.stop();
    this.host.requestUpdate();
  };

  private start(): void {
    this.current = 'brief';
    this.timers = PHASES.map(([phase, afterMs]) => window.setTimeout(() => this.enter(phase), afterMs));
  }

  private stop(): void {
    for (const timer of this.timers) window.clearTimeout(timer);
    this.timers = [];
    this.current = 'none';
  }

  private enter(phase: PatiencePhase): void {
    this.current = phase;
    this.host.requestUpdate();
  }
}
