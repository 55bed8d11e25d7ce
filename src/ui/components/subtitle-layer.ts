import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { DEFAULT_CAPTION_LOOK, type CaptionLook } from '../../captions/caption-look.ts';
import type { Cue, CueSpan } from '../../captions/cue.ts';
import { base } from '../theme.ts';
import { subtitleStyles } from './subtitle-styles.ts';

/**
 * The subtitles on screen, in the area that its screen leaves it: at the lower edge of that, or at the upper one. Hidden from screen
 * readers: whoever listens hears the film.
 */
@customElement('subtitle-layer')
export class SubtitleLayer extends LitElement {
  static override readonly styles = [base, subtitleStyles];

  /** Earliest first. */
  @property({ attribute: false }) cues: readonly Cue[] = [];
  @property({ attribute: false }) look: CaptionLook = DEFAULT_CAPTION_LOOK;
  /** Shown while there is no cue; `''`: nothing is. */
  @property() sample = '';

  protected override render(): unknown {
    const cues = this.cues.length === 0 && this.sample !== '' ? [sampleCue(this.sample)] : this.cues;
    const isAtTop = ({ half }: Cue): boolean => this.look.position === 'top' || half === 'top';
    const { size, color, background, edge } = this.look;
    return html`<div class="all size-${size} color-${color} background-${background} edge-${edge}" aria-hidden="true">
      <div class="top">${cues.filter(isAtTop).map((cue) => this.renderCue(cue))}</div>
      <div class="bottom">${cues.filter((cue) => !isAtTop(cue)).map((cue) => this.renderCue(cue))}</div>
    </div>`;
  }

  private renderCue({ lines, align }: Cue): unknown {
    return html`<p class="align-${align}">
      ${lines.map((line) => html`<span class="line" dir="auto">${line.map((span) => this.renderSpan(span))}</span>`)}
    </p>`;
  }

  private renderSpan({ text, isBold, isItalic, isUnderlined, color }: CueSpan): unknown {
    const looks = [isBold && 'bold', isItalic && 'italic', isUnderlined && 'underlined'].filter(Boolean).join(' ');
    const isColored = color !== null && this.look.color === 'original';
    if (looks === '' && !isColored) return text;
    return html`<span class=${looks} style=${isColored ? `color: ${color}` : nothing}>${text}</span>`;
  }
}

function sampleCue(text: string): Cue {
  const span: CueSpan = { text, isBold: false, isItalic: false, isUnderlined: false, color: null };
  return { start: 0, end: Infinity, lines: [[span]], half: null, align: 'center' };
}

declare global {
  interface HTMLElementTagNameMap {
    'subtitle-layer': SubtitleLayer;
  }
}
