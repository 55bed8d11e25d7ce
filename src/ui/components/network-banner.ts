import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { strings } from '../strings.ts';
import type { Language } from '../strings.ts';
import { base } from '../theme.ts';

/** Says quietly that there is no network; the picture below stays as it is. */
@customElement('network-banner')
export class NetworkBanner extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: flex;
        justify-content: center;
        position: absolute;
        top: calc(var(--safe-y) + var(--space-xxl));
        left: var(--safe-x);
        width: var(--safe-width);
        pointer-events: none;
      }
      p {
        padding: var(--space-s) var(--space-l);
        border-radius: var(--radius-m);
        background: var(--color-veil-strong);
        color: var(--color-text);
        font-size: var(--size-label);
      }
    `,
  ];

  @property({ attribute: false }) isOnline = true;
  @property() language: Language = 'en';

  protected override render(): unknown {
    return html`<div role="status">${this.isOnline ? nothing : html`<p>${strings.offline}</p>`}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'network-banner': NetworkBanner;
  }
}
