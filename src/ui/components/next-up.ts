import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FeedTitle } from '../../storefront/feed.ts';
import { localized, strings } from '../strings.ts';
import type { Language } from '../strings.ts';
import { base } from '../theme.ts';

/** What comes next: its picture, its name, and when it begins by itself. Its buttons are its screen's. */
@customElement('next-up')
export class NextUp extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        overflow: hidden;
        width: var(--next-width);
        border-radius: var(--radius-m);
        background: var(--color-surface);
      }
      img {
        display: block;
        flex: none;
        width: var(--next-art-width);
        height: var(--next-art-height);
        object-fit: cover;
        background: var(--color-surface-high);
      }
      .words {
        flex: 1;
        min-width: 0;
        padding: 0 var(--space-m);
      }
      p {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .when {
        color: var(--color-text-quiet);
        font-size: var(--size-label);
      }
      .name {
        font-weight: var(--weight-strong);
      }
    `,
  ];

  @property({ attribute: false }) film: FeedTitle | null = null;
  /** `null`: it waits for a key. */
  @property({ attribute: false }) secondsLeft: number | null = null;
  @property() language: Language = 'en';

  protected override render(): unknown {
    const { film, secondsLeft } = this;
    if (!film) return nothing;
    return html`
      <img alt="" src=${film.artwork.card} />
      <div class="words">
        <p class="when">${secondsLeft === null ? strings.nextUp : strings.nextIn(secondsLeft)}</p>
        <p class="name">${localized(film.title, this.language)}</p>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'next-up': NextUp;
  }
}
