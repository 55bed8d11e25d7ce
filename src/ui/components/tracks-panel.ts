import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Track } from '../../player/engine-event.ts';
import { FocusController } from '../../remote/focus-controller.ts';
import type { FocusScope } from '../../remote/focus-controller.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import type { KeyPress, KeyTarget } from '../../remote/remote-keys.ts';
import { stringsOf } from '../strings.ts';
import type { Language } from '../strings.ts';
import { base, focusRing } from '../theme.ts';
import { trackName } from '../track-names.ts';
import './choice-button.ts';

/** `id` as in `Track`; `null`: no subtitles. */
export interface TrackChoice {
  readonly kind: 'audio' | 'text';
  readonly id: string | null;
}

interface Choice extends TrackChoice {
  readonly item: string;
  readonly label: string;
  readonly isChosen: boolean;
}

/**
 * Audio and subtitles to choose from, over the right third of the picture. What is chosen is heard and seen at once; the panel
 * stays open.
 * @fires track-choice - detail: TrackChoice
 */
@customElement('tracks-panel')
export class TracksPanel extends LitElement implements KeyTarget {
  static override readonly styles = [
    base,
    focusRing,
    css`
      :host {
        display: flex;
        flex-direction: column;
        justify-content: center;
        padding: var(--safe-y) var(--safe-x) var(--safe-y) var(--space-xxl);
        background: var(--color-veil-strong);
      }
      h2 {
        margin: var(--space-l) 0 var(--space-m);
        color: var(--color-text-quiet);
        font-size: var(--size-label);
        font-weight: var(--weight-strong);
      }
      choice-button {
        display: flex;
        justify-content: flex-start;
        margin-bottom: var(--space-s);
      }
      choice-button:not(:focus) {
        background: none;
      }
      choice-button[aria-checked='true']:not(:focus) {
        background: var(--color-control);
      }
    `,
  ];

  @property({ attribute: false }) tracks: readonly Track[] = [];
  @property() language: Language = 'en';
  @property() direction: Direction = 'ltr';

  private readonly focusController = new FocusController(this, {
    scope: () => this.scope,
    isActive: () => true,
    direction: () => this.direction,
    onActivate: (item) => this.choose(item),
  });

  pressKey({ key, isRepeat }: KeyPress): boolean {
    if (key === 'back') return false;
    if (!(key === 'ok' && isRepeat)) this.focusController.pressKey(key);
    return true;
  }

  protected override render(): unknown {
    const strings = stringsOf(this.language);
    return html`${this.renderGroup(strings.audio, this.choicesOf('audio'))}
    ${this.renderGroup(strings.subtitles, this.choicesOf('text'))}`;
  }

  private renderGroup(heading: string, choices: readonly Choice[]): unknown {
    if (choices.length === 0) return nothing;
    return html`<div role="radiogroup" aria-label=${heading}>
      <h2 aria-hidden="true">${heading}</h2>
      ${choices.map((choice) => this.renderChoice(choice))}
    </div>`;
  }

  private renderChoice({ item, label, isChosen }: Choice): unknown {
    return html`<choice-button
      class="focusable"
      role="radio"
      tabindex="-1"
      data-focus=${item}
      aria-label=${label}
      aria-checked=${isChosen ? 'true' : 'false'}
      .icon=${isChosen ? 'check' : 'none'}
      .label=${label}
    ></choice-button>`;
  }

  private choicesOf(kind: 'audio' | 'text'): readonly Choice[] {
    const strings = stringsOf(this.language);
    const tracks = this.tracks.filter((track) => track.kind === kind);
    const choices = tracks.map((track) => ({
      kind,
      id: track.id,
      item: `${kind} ${track.id}`,
      label: trackName(track, strings),
      isChosen: track.isSelected,
    }));
    if (kind === 'audio' || choices.length === 0) return choices;
    const isOff = !choices.some(({ isChosen }) => isChosen);
    return [{ kind, id: null, item: kind, label: strings.subtitlesOff, isChosen: isOff }, ...choices];
  }

  private get scope(): FocusScope {
    const choices = [...this.choicesOf('audio'), ...this.choicesOf('text')];
    const rows = choices.map(({ item }) => ({ id: item, items: [item] }));
    const first = choices.find(({ isChosen }) => isChosen)?.item;
    return first === undefined ? { id: 'tracks', rows } : { id: 'tracks', rows, first };
  }

  private choose(item: string): void {
    const choice = [...this.choicesOf('audio'), ...this.choicesOf('text')].find((known) => known.item === item);
    if (!choice) return;
    const detail: TrackChoice = { kind: choice.kind, id: choice.id };
    this.dispatchEvent(new CustomEvent('track-choice', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tracks-panel': TracksPanel;
  }
  interface HTMLElementEventMap {
    'track-choice': CustomEvent<TrackChoice>;
  }
}
