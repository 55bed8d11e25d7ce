import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../theme.ts';

/**
 * The subtitles on screen, above the lower edge of the safe area. The screen moves it up while its controls are there.
 * Hidden from screen readers: whoever listens hears the film.
 */
@customElement('subtitle-layer')
export class SubtitleLayer extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        align-items: center;
        pointer-events: none;
      }
      p {
        max-width: var(--subtitle-width);
        margin-top: var(--space-xs);
        padding: var(--space-hair) var(--space-s);
        border-radius: var(--radius-s);
        background: var(--color-veil);
        font-size: var(--size-title);
        line-height: 1.3;
        text-align: center;
        white-space: pre-line;
      }
    `,
  ];

  /** Oldest first; lines divided by `\n`. */
  @property({ attribute: false }) texts: readonly string[] = [];

  protected override render(): unknown {
    return html`${this.texts.map((text) => html`<p aria-hidden="true">${text}</p>`)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'subtitle-layer': SubtitleLayer;
  }
}
