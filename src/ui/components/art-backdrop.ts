import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../theme.ts';
import { fullCanvas } from '../full-canvas.ts';

interface Layer {
  readonly src: string;
  readonly isLoaded: boolean;
}

const EMPTY: Layer = { src: '', isLoaded: false };

/**
 * Full-bleed artwork in two layers. Only the upper one fades, over a lower one that stays, so the picture never dips into the
 * dark between two titles. The old picture stays until the new one is there; one that cannot be loaded leaves the background.
 */
@customElement('art-backdrop')
export class ArtBackdrop extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        ${fullCanvas}
      }
      img {
        position: absolute;
        top: 0;
        left: 0;
        width: 100%;
        height: 100%;
        object-fit: cover;
        opacity: 0;
        transition: opacity var(--time-fade) linear;
      }
      img.shown {
        opacity: 1;
      }
      :host([instant]) img {
        transition: none;
      }
    `,
  ];

  /** URL of the picture; empty for none. */
  @property() src = '';
  /** Without the fade: for a picture that was on screen a moment ago. */
  @property({ type: Boolean, reflect: true }) instant = false;

  @state() private layers: readonly [Layer, Layer] = [EMPTY, EMPTY];
  @state() private shown: 'none' | 'lower' | 'upper' = 'none';

  protected override willUpdate(): void {
    const [lower, upper] = this.layers;
    const wanted = this.src;
    if (wanted === '') this.shown = 'none';
    else if (lower.src === wanted) this.shown = lower.isLoaded ? 'lower' : this.shown;
    else if (upper.src === wanted) this.shown = upper.isLoaded ? 'upper' : this.shown;
    else if (this.shown === 'lower') this.layers = [lower, { src: wanted, isLoaded: false }];
    else this.layers = [{ src: wanted, isLoaded: false }, upper];
  }

  protected override render(): unknown {
    const [lower, upper] = this.layers;
    return html`${this.renderLayer(lower, lower.isLoaded && this.shown !== 'none')}
    ${this.renderLayer(upper, this.shown === 'upper')}`;
  }

  private renderLayer({ src }: Layer, isShown: boolean): unknown {
    return html`<img
      alt=""
      class=${isShown ? 'shown' : ''}
      src=${src === '' ? nothing : src}
      @load=${() => this.onLoaded(src)}
      @error=${() => this.onFailed(src)}
    />`;
  }

  private onLoaded(src: string): void {
    const [lower, upper] = this.layers;
    this.layers = [loadedIf(lower, src), loadedIf(upper, src)];
  }

  private onFailed(src: string): void {
    if (src === this.src) this.shown = 'none';
  }
}

function loadedIf(layer: Layer, src: string): Layer {
  return layer.src === src ? { src, isLoaded: true } : layer;
}

declare global {
  interface HTMLElementTagNameMap {
    'art-backdrop': ArtBackdrop;
  }
}
