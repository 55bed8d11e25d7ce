import type { ReactiveController } from 'lit';

/** Tells which value its screen has rested on for a while, and `null` as soon as it rests there no more, or is hidden. */
export class Dwell<Value> implements ReactiveController {
  private latest: Value | null = null;
  private hasTold = false;
  private timer = 0;

  constructor(
    private readonly restMs: number,
    private readonly read: () => Value | null,
    private readonly tell: (value: Value | null) => void,
  ) {}

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.look);
  }

  hostUpdated(): void {
    this.look();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.look);
    this.follow(null);
  }

  private readonly look = (): void => this.follow(document.hidden ? null : this.read());

  private follow(latest: Value | null): void {
    if (latest === this.latest) return;
    this.latest = latest;
    window.clearTimeout(this.timer);
    if (this.hasTold) this.tell(null);
    this.hasTold = false;
    if (latest !== null) this.timer = window.setTimeout(this.settle, this.restMs);
  }

  private readonly settle = (): void => {
    this.hasTold = true;
    this.tell(this.latest);
  };
}
