import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { Thumbnail } from '../../player/thumbnail.ts';
import { base, THUMBNAIL } from '../theme.ts';

/** What stands over the knob while a seek is chosen: its time, and above it the picture of that time where there is one. */
@customElement('seek-preview')
export class SeekPreview extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        align-items: center;
        pointer-events: none;
      }
      .frame {
        position: relative;
        width: 100%;
        height: var(--thumbnail-height);
        overflow: hidden;
        border-radius: var(--radius-m);
        background: var(--color-surface);
      }
      .window {
        position: absolute;
        top: 0;
        left: 0;
        overflow: hidden;
        transform-origin: 0 0;
      }
      img {
        position: absolute;
        top: 0;
        left: 0;
      }
      .frame::after {
        content: '';
        position: absolute;
        top: 0;
        right: 0;
        bottom: 0;
        left: 0;
        border: var(--focus-line) solid var(--color-text);
        border-radius: var(--radius-m);
      }
      .part {
        overflow: hidden;
        max-width: 100%;
        margin-top: var(--space-xs);
        font-size: var(--size-label);
        font-weight: var(--weight-strong);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .time {
        min-width: var(--bubble-width);
        margin-top: var(--space-xs);
        padding: var(--space-xs) var(--space-s);
        border-radius: var(--radius-m);
        background: var(--color-text);
        color: var(--color-background);
        font-size: var(--size-body);
        font-weight: var(--weight-strong);
        text-align: center;
      }
    `,
  ];

  @property({ attribute: false }) thumbnail: Thumbnail | null = null;
  /** As it is read. */
  @property() time = '';
  /** Name of the chapter or programme; empty where it has none. */
  @property() partName = '';

  protected override render(): unknown {
    const { thumbnail } = this;
    return html`
      ${thumbnail === null ? nothing : html`<div class="frame">${renderPicture(thumbnail)}</div>`}
      ${this.partName === '' ? nothing : html`<p class="part">${this.partName}</p>`}
      <p class="time">${this.time}</p>
    `;
  }
}

/** Cut out of its tile at the tile's own scale, then made to fit the frame. Until the tile is there the frame is dark. */
function renderPicture({ tileUrl, x, y, width, height }: Thumbnail): unknown {
  if (tileUrl === null) return nothing;
  const scale = Math.min(THUMBNAIL.width / width, THUMBNAIL.height / height);
  const left = (THUMBNAIL.width - width * scale) / 2;
  const top = (THUMBNAIL.height - height * scale) / 2;
  const cut = {
    width: `${width}px`,
    height: `${height}px`,
    transform: `translate(${left}px, ${top}px) scale(${scale})`,
  };
  return html`<div class="window" style=${styleMap(cut)}>
    <img alt="" src=${tileUrl} style=${styleMap({ transform: `translate(${-x}px, ${-y}px)` })} />
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'seek-preview': SeekPreview;
  }
}
