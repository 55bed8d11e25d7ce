import type { ReactiveController, ReactiveControllerHost } from 'lit';

const MINUTE_MS = 60_000;

/** Renders its host with each minute on the wall, for what it says of the time of day while nothing else changes. */
export class MinuteController implements ReactiveController {
  private timer = 0;

  /** `nowMs`: the time on the wall. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly nowMs: () => number,
  ) {}

  hostConnected(): void {
    this.host.requestUpdate();
    this.timer = window.setTimeout(() => this.hostConnected(), MINUTE_MS - (this.nowMs() % MINUTE_MS));
  }

  hostDisconnected(): void {
    window.clearTimeout(this.timer);
  }
}
