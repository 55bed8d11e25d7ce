import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatWallClock } from '../format-time.ts';
import type { Language } from '../strings.ts';
import { base } from '../theme.ts';

const MINUTE_MS = 60_000;

/** The time on the wall, right to the minute. */
@customElement('wall-clock')
export class WallClock extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        font-size: var(--size-body);
        font-weight: var(--weight-strong);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
    `,
  ];

  @property() language: Language = 'en';
  @state() private nowMs = Date.now();

  private timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.tick();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.timer);
  }

  protected override render(): unknown {
    return html`${formatWallClock(this.nowMs, this.language)}`;
  }

  private readonly tick = (): void => {
    this.nowMs = Date.now();
    this.timer = window.setTimeout(this.tick, MINUTE_MS - (this.nowMs % MINUTE_MS));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wall-clock': WallClock;
  }
}
