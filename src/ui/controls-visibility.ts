import type { ReactiveController, ReactiveControllerHost } from 'lit';

const HIDE_AFTER_MS = 5000;

/** Whether the controls lie over the picture: from a key on for 5 s, and for as long as something holds them. */
export class ControlsVisibility implements ReactiveController {
  private isAwake = false;
  private wasHeld = false;
  private timer = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly isHeld: () => boolean,
  ) {
    host.addController(this);
  }

  get isVisible(): boolean {
    return this.isAwake;
  }

  /** Shows them, or keeps them for another 5 s. */
  wake(): void {
    if (!this.isAwake) this.host.requestUpdate();
    this.isAwake = true;
    this.restart();
  }

  /** The viewer's own wish: also counts while they are held. */
  hide(): void {
    this.isAwake = false;
    window.clearTimeout(this.timer);
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    const isHeld = this.isHeld();
    if (isHeld === this.wasHeld) return;
    this.wasHeld = isHeld;
    if (isHeld) this.isAwake = true;
    this.restart();
  }

  hostDisconnected(): void {
    window.clearTimeout(this.timer);
  }

  private restart(): void {
    window.clearTimeout(this.timer);
    if (this.isAwake && !this.wasHeld) this.timer = window.setTimeout(() => this.hide(), HIDE_AFTER_MS);
  }
}
