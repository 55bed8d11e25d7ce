import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../icons.ts';
import type { MiniHint } from '../mini-hint-controller.ts';
import { base } from '../theme.ts';

/** Says in the middle of the picture what a key has just done. */
@customElement('mini-hint')
export class MiniHintElement extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        justify-content: center;
        pointer-events: none;
      }
      p {
        display: flex;
        align-items: center;
        padding: var(--space-m) var(--space-l);
        border-radius: var(--radius-round);
        background: var(--color-veil-strong);
        font-weight: var(--weight-strong);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .icon {
        width: var(--space-xl);
        height: var(--space-xl);
      }
      .label {
        -webkit-margin-start: var(--space-s);
      }
    `,
  ];

  /** `null`: there is nothing to say. */
  @property({ attribute: false }) hint: MiniHint | null = null;

  protected override render(): unknown {
    const { hint } = this;
    return html`<div role="status">
      ${
        hint === null
          ? nothing
          : html`<p aria-hidden=${hint.name === '' ? 'true' : nothing}>
              <span class="icon">${icon(hint.icon)}</span>
              ${
                hint.label === ''
                  ? html`<span class="unseen">${hint.name}</span>`
                  : html`<span class="label">${hint.label}</span>`
              }
            </p>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mini-hint': MiniHintElement;
  }
}
