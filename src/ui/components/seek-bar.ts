import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { Thumbnail } from '../../player/thumbnail.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import { formatMediaTime } from '../format-time.ts';
import { strings } from '../strings.ts';
import type { Language } from '../strings.ts';
import { markAt } from '../timeline.ts';
import type { Mark } from '../timeline.ts';
import { base } from '../theme.ts';
import './seek-preview.ts';

/**
 * Where the playback is, how far it is buffered, and where a seek would lead. Its screen gives it role, name and focus.
 * @fires seek-pick - detail: seconds of media time that were clicked
 */
@customElement('seek-bar')
export class SeekBar extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        position: relative;
        height: var(--space-xl);
        font-size: var(--size-label);
        font-variant-numeric: tabular-nums;
      }
      .time {
        width: var(--time-width);
        flex: none;
        color: var(--color-text-quiet);
      }
      .time.now {
        color: var(--color-text);
        font-weight: var(--weight-strong);
      }
      .time.end {
        text-align: end;
      }
      .bar {
        position: relative;
        flex: 1;
        height: 100%;
        cursor: pointer;
      }
      .line,
      .buffered,
      .played {
        position: absolute;
        top: calc(50% - var(--bar-height) / 2);
        left: 0;
        width: 100%;
        height: var(--bar-height);
        border-radius: var(--radius-round);
      }
      .line {
        overflow: hidden;
        background: var(--color-line-strong);
      }
      .buffered,
      .played {
        top: 0;
      }
      .buffered {
        background: var(--color-line-strong);
      }
      .played {
        background: var(--color-accent);
      }
      .mark {
        position: absolute;
        top: 0;
        width: var(--mark-width);
        height: 100%;
        background: var(--color-background);
      }
      .carrier {
        position: absolute;
        top: 0;
        left: 0;
        width: 100%;
        height: 100%;
        pointer-events: none;
      }
      .knob {
        position: absolute;
        top: calc(50% - var(--knob-size) / 2);
        width: var(--knob-size);
        height: var(--knob-size);
        margin: 0 calc(var(--knob-size) / -2);
        border-radius: var(--radius-round);
        background: var(--color-accent);
        transform: scale(0.6);
      }
      .knob::after {
        content: '';
        position: absolute;
        top: var(--focus-reach);
        right: var(--focus-reach);
        bottom: var(--focus-reach);
        left: var(--focus-reach);
        border: var(--focus-line) solid var(--color-accent);
        border-radius: var(--radius-round);
        visibility: hidden;
      }
      .scrubbing .knob {
        transform: none;
      }
      :host(:focus) .knob {
        transform: scale(var(--focus-scale));
      }
      :host(:focus) .knob::after {
        visibility: visible;
      }
      :host(:focus) .line,
      .scrubbing .line {
        transform: scaleY(1.5);
      }
      seek-preview {
        position: absolute;
        bottom: calc(100% + var(--space-xs));
        width: var(--thumbnail-width);
        margin: 0 calc(var(--thumbnail-width) / -2);
      }
    `,
  ];

  /** All in seconds of media time. */
  @property({ type: Number }) start = 0;
  @property({ type: Number }) end = 0;
  @property({ type: Number }) position = 0;
  @property({ type: Number }) bufferedUntil = 0;
  /** Where the seek under way would lead; `null` when there is none. */
  @property({ attribute: false }) target: number | null = null;
  /** The small picture of `target`; `null` where there is none. */
  @property({ attribute: false }) thumbnail: Thumbnail | null = null;
  /** Where chapters or programmes begin, in their order. */
  @property({ attribute: false }) marks: readonly Mark[] = [];
  /** Times are then told from live, which is at the end. */
  @property({ type: Boolean }) isLive = false;
  @property() language: Language = 'en';
  @property() direction: Direction = 'ltr';

  protected override render(): unknown {
    const shown = this.target ?? this.position;
    return html`
      <span class="time now"><bdi>${this.timeOf(shown)}</bdi></span>
      <div class=${this.target === null ? 'bar' : 'bar scrubbing'} @click=${this.onPick}>
        <div class="line">
          <div class="buffered" style=${this.fill(Math.max(this.bufferedUntil, this.position))}></div>
          <div class="played" style=${this.fill(shown)}></div>
          ${this.marks.map((mark) => this.renderMark(mark))}
        </div>
        <div class="carrier" style=${styleMap({ transform: `translateX(${this.sign * 100 * this.share(shown)}%)` })}>
          <div class="knob"></div>
          ${this.target === null ? nothing : this.renderPreview(this.target)}
        </div>
      </div>
      <span class="time end">${this.isLive ? strings.live : formatMediaTime(this.end - this.start)}</span>
    `;
  }

  /** A notch; the first part needs none. */
  private renderMark({ start }: Mark): unknown {
    if (start <= this.start) return nothing;
    const side = this.direction === 'rtl' ? 'right' : 'left';
    return html`<div class="mark" style=${styleMap({ [side]: `${100 * this.share(start)}%` })}></div>`;
  }

  private renderPreview(target: number): unknown {
    return html`<seek-preview
      .thumbnail=${this.thumbnail}
      .time=${this.timeOf(target)}
      .partName=${markAt(this.marks, target)?.title ?? ''}
    ></seek-preview>`;
  }

  private timeOf(seconds: number): string {
    if (!this.isLive) return formatMediaTime(seconds - this.start);
    const behind = formatMediaTime(this.end - seconds);
    return behind === formatMediaTime(0) ? strings.live : `\u2212${behind}`;
  }

  private get sign(): 1 | -1 {
    return this.direction === 'rtl' ? -1 : 1;
  }

  private fill(until: number): unknown {
    const share = this.share(until);
    return styleMap({ transform: `translateX(${this.sign * 100 * (share - 1)}%)` });
  }

  private share(seconds: number): number {
    const length = this.end - this.start;
    return length > 0 ? Math.min(Math.max((seconds - this.start) / length, 0), 1) : 0;
  }

  /** A click on the line is a choice of its own, not the OK of the focused bar. */
  private readonly onPick = (event: MouseEvent): void => {
    event.stopPropagation();
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const fromLeft = (event.clientX - box.left) / box.width;
    const share = this.direction === 'rtl' ? 1 - fromLeft : fromLeft;
    this.dispatchEvent(new CustomEvent('seek-pick', { detail: this.start + share * (this.end - this.start) }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'seek-bar': SeekBar;
  }
  interface HTMLElementEventMap {
    'seek-pick': CustomEvent<number>;
  }
}
