import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatWallClock } from '../format-time.ts';
import { MinuteController } from '../minute-controller.ts';
import type { Language } from '../strings.ts';
import { base } from '../theme.ts';

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

  constructor() {
    super();
    this.addController(new MinuteController(this, () => Date.now()));
  }

  protected override render(): unknown {
    return html`${formatWallClock(Date.now(), this.language)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wall-clock': WallClock;
  }
}
