import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { IconName } from './icons.ts';

/** What a key has just done, for a viewer who sees no controls. */
export interface MiniHint {
  readonly icon: IconName;
  /** As a screen reader says it; empty: not at all. */
  readonly name: string;
  /** Shown beside the icon; empty where that says enough. */
  readonly label: string;
}

const SHOWN_MS = 1500;

/** Keeps the last hint for a moment. */
export class MiniHintController implements ReactiveController {
  private current: MiniHint | null = null;
  private timer = 0;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  get hint(): MiniHint | null {
    return this.current;
  }

  show(hint: MiniHint): void {
    window.clearTimeout(this.timer);
    this.current = hint;
    this.timer = window.setTimeout(this.clear, SHOWN_MS);
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    window.clearTimeout(this.timer);
    this.current = null;
  }

  private readonly clear = (): void => {
    this.current = null;
    this.host.requestUpdate();
  };
}
