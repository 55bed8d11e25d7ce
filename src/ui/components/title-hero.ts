import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FeedTitle } from '../../storefront/feed.ts';
import { keyMark } from '../icons.ts';
import { localized, strings } from '../strings.ts';
import type { Language } from '../strings.ts';
import { base } from '../theme.ts';
import { titleFacts } from '../title-facts.ts';

/** The words about a title: name, a line of facts, and its synopsis, of which two lines where there is little room. */
@customElement('title-hero')
export class TitleHero extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
      h1 {
        max-width: var(--hero-width);
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
        font-size: var(--size-hero);
        font-weight: var(--weight-strong);
        letter-spacing: var(--tracking-hero);
        line-height: 1.12;
        padding-bottom: var(--space-xs);
      }
      .facts {
        display: flex;
        align-items: center;
        margin-top: var(--space-s);
        color: var(--color-text-quiet);
        font-size: var(--size-label);
        letter-spacing: var(--tracking-label);
        white-space: nowrap;
      }
      .facts > * + * {
        -webkit-margin-start: var(--space-s);
      }
      .fact + .fact::before {
        content: '·';
        -webkit-margin-end: var(--space-s);
      }
      .badge {
        display: flex;
        align-items: center;
        height: var(--badge-height);
        padding: 0 var(--space-s);
        border: var(--space-hair) solid var(--color-line-strong);
        border-radius: var(--radius-s);
        color: var(--color-text);
        font-weight: var(--weight-strong);
      }
      .fact + .badge,
      .fact + .protected,
      .badge + .protected {
        -webkit-margin-start: var(--space-m);
      }
      .protected {
        display: flex;
        align-items: center;
        color: var(--color-text);
      }
      .mark {
        width: var(--icon-size);
        height: var(--icon-size);
        -webkit-margin-end: var(--space-xs);
        color: var(--color-accent);
      }
      .synopsis {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
        max-width: var(--hero-width);
        margin-top: var(--space-m);
      }
      :host([length='whole']) .synopsis {
        -webkit-line-clamp: 8;
      }
      :host([length='long']) .synopsis {
        -webkit-line-clamp: 10;
        max-width: none;
        font-size: var(--size-label);
      }
    `,
  ];

  @property({ attribute: false }) film: FeedTitle | null = null;
  @property() language: Language = 'en';
  /** Of the synopsis. `long`: smaller and wider, so that the whole of one that is too long is on the screen, or most of it. */
  @property({ reflect: true }) length: 'brief' | 'whole' | 'long' = 'brief';

  protected override render(): unknown {
    const { film, language } = this;
    if (!film) return nothing;
    return html`
      <h1><bdi>${localized(film.title, language)}</bdi></h1>
      <div class="facts">
        ${titleFacts(film).map((fact) => html`<span class="fact"><bdi>${fact}</bdi></span>`)}
        ${film.badges.map((badge) => html`<span class="badge">${badge}</span>`)}
        ${
          film.protection === 'none'
            ? nothing
            : html`<span class="protected"><span class="mark">${keyMark()}</span>${strings.protected}</span>`
        }
      </div>
      <p class="synopsis"><bdi>${localized(film.synopsis, language)}</bdi></p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'title-hero': TitleHero;
  }
}
