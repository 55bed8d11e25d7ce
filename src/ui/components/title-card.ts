import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { base } from '../theme.ts';

/**
 * One 16:9 card of a rail. Recycled: it is handed one title after another, and shows a plain surface with the name until
 * the artwork is there. Its screen gives it role, name and focus.
 */
@customElement('title-card')
export class TitleCard extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        position: relative;
        width: var(--card-width);
        height: var(--card-height);
      }
      .picture {
        position: relative;
        width: 100%;
        height: 100%;
        overflow: hidden;
        border-radius: var(--radius-m);
        background: var(--color-surface);
      }
      img {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: cover;
        opacity: 0;
        transition: opacity var(--time-move) linear;
      }
      img.loaded {
        opacity: 1;
      }
      .name {
        position: absolute;
        left: 0;
        right: 0;
        bottom: 0;
        padding: var(--space-xl) var(--space-m) var(--space-s);
        overflow: hidden;
        background: linear-gradient(var(--color-clear), var(--color-veil));
        font-size: var(--size-label);
        font-weight: var(--weight-strong);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .progress {
        position: absolute;
        left: 0;
        right: 0;
        bottom: 0;
        height: var(--bar-height);
        background: var(--color-line-strong);
      }
      .seen {
        height: 100%;
        background: var(--color-accent);
      }
    `,
  ];

  @property() name = '';
  @property() art = '';
  /** How much of it was seen, 0 to 1; `null`: it is not under way. */
  @property({ type: Number }) progress: number | null = null;

  @state() private loadedArt = '';

  protected override render(): unknown {
    return html`
      <div class="picture" aria-hidden="true">
        <img
          alt=""
          class=${this.loadedArt === this.art ? 'loaded' : ''}
          src=${this.art}
          @load=${() => (this.loadedArt = this.art)}
        />
        <div class="name"><bdi>${this.name}</bdi></div>
        ${this.progress === null ? nothing : renderProgress(this.progress)}
      </div>
    `;
  }
}

function renderProgress(part: number): unknown {
  return html`<div class="progress"><div class="seen" style=${styleMap({ width: `${part * 100}%` })}></div></div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'title-card': TitleCard;
  }
}
