import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Follows a value of its screen once that has rested for a while; the first value counts at once. */
export class SettledValue<Value> implements ReactiveController {
  private settled: Value | null = null;
  private latest: Value | null = null;
  private timer = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly restMs: number,
    private readonly read: () => Value | null,
  ) {
    host.addController(this);
  }

  get value(): Value | null {
    return this.settled;
  }

  hostUpdate(): void {
    const latest = this.read();
    if (latest === this.latest) return;
    this.latest = latest;
    window.clearTimeout(this.timer);
    if (this.settled === null || latest === null) this.settled = latest;
    else this.timer = window.setTimeout(this.settle, this.restMs);
  }

  hostDisconnected(): void {
    window.clearTimeout(this.timer);
  }

  private readonly settle = (): void => {
    this.settled = this.latest;
    this.host.requestUpdate();
  };
}
