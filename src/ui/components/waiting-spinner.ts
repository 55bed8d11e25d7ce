import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { base } from '../theme.ts';

/** Turns quietly, from 400 ms after it was put on screen: what is done by then needs no spinner. Decoration only. */
@customElement('waiting-spinner')
export class WaitingSpinner extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        width: var(--spinner-size);
        height: var(--spinner-size);
        opacity: 0;
        animation: appear var(--time-move) var(--delay-spinner) linear forwards;
      }
      svg {
        animation: turn var(--time-spin) linear infinite;
      }
      .track {
        stroke: var(--color-line);
      }
      .arc {
        stroke: var(--color-accent);
      }
      @keyframes appear {
        to {
          opacity: 1;
        }
      }
      @keyframes turn {
        to {
          transform: rotate(360deg);
        }
      }
    `,
  ];

  protected override render(): unknown {
    return html`<svg viewBox="0 0 88 88" fill="none" stroke-width="6" stroke-linecap="round" aria-hidden="true">
      <circle class="track" cx="44" cy="44" r="38" />
      <path class="arc" d="M44 6a38 38 0 0 1 38 38" />
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'waiting-spinner': WaitingSpinner;
  }
}
