import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { FocusController } from '../../remote/focus-controller.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import type { KeyPress, KeyTarget } from '../../remote/remote-keys.ts';
import type { FeedTitle } from '../../storefront/feed.ts';
import { formatMediaTime } from '../format-time.ts';
import type { IconName } from '../icons.ts';
import { localized, strings } from '../strings.ts';
import type { Language } from '../strings.ts';
import { base, focusRing, veil } from '../theme.ts';
import '../components/art-backdrop.ts';
import '../components/choice-button.ts';
import '../components/title-hero.ts';
import { detailsStyles } from './details-styles.ts';
import { Foreseen, foreseeNothing } from './foreseen.ts';
import type { Foresee } from './foreseen.ts';
import type { Opened } from './player-view.ts';
import { listTitleTerms, renderTitleTerms, termStyles } from './title-terms.ts';

/** A title to play: from where the viewer stood, unless that is not wanted. */
export interface PlayChoice {
  readonly film: FeedTitle;
  readonly fromStart: boolean;
}

type DetailsItem = 'play' | 'restart';

/** Synopses up to here stand beside the bright part of the artwork; longer ones need all of it. In characters. */
const SHORT_SYNOPSIS = 450;

/**
 * One title, before it is played: its artwork, all that is known of it, and how to begin.
 * @fires play-chosen - detail: a {@link PlayChoice}
 */
@customElement('details-screen')
export class DetailsScreen extends LitElement implements KeyTarget {
  static override readonly styles = [base, focusRing, veil, detailsStyles, termStyles];

  @property({ attribute: false }) film: FeedTitle | null = null;
  /** Where it goes on, in seconds; `null`: it begins at its start. */
  @property({ attribute: false }) resumeAt: number | null = null;
  /** Nothing lies over it. */
  @property({ type: Boolean }) active = true;
  /** What is played for it, and what this TV would play that with. */
  @property({ attribute: false }) opened: Opened | null = null;
  @property({ attribute: false }) foresee: Foresee = foreseeNothing;
  @property() language: Language = 'en';
  @property() direction: Direction = 'ltr';

  private readonly foreseen = new Foreseen(this, () => this);
  private readonly focusController = new FocusController(this, {
    scope: () => ({ id: 'details', rows: [{ id: 'buttons', items: this.items }] }),
    isActive: () => this.active,
    direction: () => this.direction,
    onActivate: (item) => this.play(item === 'restart'),
  });

  pressKey(press: KeyPress): boolean {
    if (press.key === 'back') return false;
    // The key that opened this screen may still be down.
    if (press.isRepeat && press.key === 'ok') return true;
    const isPlay = press.key === 'play' || press.key === 'play-pause';
    if (!isPlay) return this.focusController.pressKey(press.key);
    if (!press.isRepeat) this.play(false);
    return true;
  }

  protected override render(): unknown {
    const { film, language, direction } = this;
    if (!film) return nothing;
    const isLong = localized(film.synopsis, language).length > SHORT_SYNOPSIS;
    return html`
      <main aria-label=${localized(film.title, language)}>
        <art-backdrop instant .src=${film.artwork.background}></art-backdrop>
        <div class="veil ${direction}"></div>
        <div class="dim" ?hidden=${!isLong}></div>
        <div class="words">
          <title-hero .film=${film} .language=${language} length=${isLong ? 'long' : 'whole'}></title-hero>
          <div class="buttons">${this.items.map((item) => this.renderButton(item))}</div>
          ${renderTitleTerms(listTitleTerms(film, this.foreseen.value))}
        </div>
      </main>
    `;
  }

  private renderButton(item: DetailsItem): unknown {
    const { icon, label } = this.describe(item);
    return html`<choice-button
      class="focusable"
      role="button"
      tabindex="-1"
      data-focus=${item}
      aria-label=${label}
      .icon=${icon}
      .label=${label}
    ></choice-button>`;
  }

  private describe(item: DetailsItem): { readonly icon: IconName; readonly label: string } {
    if (item === 'restart') return { icon: item, label: strings.fromStart };
    return {
      icon: item,
      label: this.resumeAt === null ? strings.play : strings.resumeAt(formatMediaTime(this.resumeAt)),
    };
  }

  private get items(): readonly DetailsItem[] {
    return this.resumeAt === null ? ['play'] : ['play', 'restart'];
  }

  private play(fromStart: boolean): void {
    if (this.film) this.dispatchEvent(new CustomEvent('play-chosen', { detail: { film: this.film, fromStart } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'details-screen': DetailsScreen;
  }
  interface HTMLElementEventMap {
    'play-chosen': CustomEvent<PlayChoice>;
  }
}
