import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { createStore } from '../../lib/store.ts';
import type { ReadableStore } from '../../lib/store.ts';
import { EMPTY_JOURNAL } from '../../player/watch-journal.ts';
import type { WatchEntry } from '../../player/watch-journal.ts';
import { FocusController } from '../../remote/focus-controller.ts';
import type { FocusScope } from '../../remote/focus-controller.ts';
import { findPlace } from '../../remote/focus-grid.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import type { KeyPress, KeyTarget } from '../../remote/remote-keys.ts';
import type { Catalog } from '../../storefront/catalog.ts';
import type { FeedTitle } from '../../storefront/feed.ts';
import { sendAppCommand } from '../commands.ts';
import { Dwell } from '../dwell.ts';
import { errorCodeLine } from '../error-code-line.ts';
import { keyMark } from '../icons.ts';
import { Patience } from '../patience.ts';
import { firstRail } from '../rail-window.ts';
import { SettledValue } from '../settled-value.ts';
import { StoreController } from '../store-controller.ts';
import { strings } from '../strings.ts';
import type { Language } from '../strings.ts';
import { CARD, base, focusRing, veil } from '../theme.ts';
import type { ErrorChoice } from '../components/error-panel.ts';
import '../components/art-backdrop.ts';
import '../components/error-panel.ts';
import '../components/title-card.ts';
import '../components/title-hero.ts';
import '../components/wall-clock.ts';
import { EMPTY_HOME, buildHomeModel, itemOf } from './home-model.ts';
import { railsStyles, renderRails } from './home-rails.ts';
import { homeStyles } from './home-styles.ts';
import { renderWaiting, waitingScope, waitingStyles } from './waiting.ts';

const ARTWORK_REST_MS = 250;

/** Who walks along a rail rests nowhere so long. */
const DWELL_MS = 300;

/**
 * Rails of titles under the artwork of the focused one.
 * @fires title-chosen - detail: the {@link FeedTitle} to tell more of
 * @fires play-chosen - detail: a {@link PlayChoice}
 * @fires title-dwelt-on - detail: the {@link FeedTitle} that has been in focus for a moment; `null` when it no longer is
 */
@customElement('home-screen')
export class HomeScreen extends LitElement implements KeyTarget {
  static override readonly styles = [base, focusRing, veil, homeStyles, railsStyles, waitingStyles];

  @property({ attribute: false }) catalog: ReadableStore<Catalog> = createStore<Catalog>({ status: 'loading' });
  @property({ attribute: false }) journal = EMPTY_JOURNAL;
  @property() language: Language = 'en';
  @property() direction: Direction = 'ltr';
  /** On top of the screen stack. */
  @property({ type: Boolean }) active = false;

  private model = EMPTY_HOME;
  private modelled: Catalog | null = null;
  private entries: readonly WatchEntry[] = [];
  private firstRail = 0;

  private readonly store = new StoreController(this, () => this.catalog);
  private readonly watched = new StoreController(this, () => this.journal);
  private readonly patience = new Patience(this, () => this.store.value.status === 'loading');
  private readonly focusController = new FocusController(this, {
    scope: () => this.scope,
    isActive: () => this.active && this.store.value.status !== 'failed',
    direction: () => this.direction,
    onActivate: (item) => this.activate(item),
    rendersFocus: true,
  });
  private readonly resting = new SettledValue(this, ARTWORK_REST_MS, () => this.focusedFilm);

  constructor() {
    super();
    const read = (): FeedTitle | null => (this.active ? this.focusedFilm : null);
    const tell = (detail: FeedTitle | null): void =>
      void this.dispatchEvent(new CustomEvent('title-dwelt-on', { detail }));
    this.addController(new Dwell(DWELL_MS, read, tell));
  }

  pressKey(press: KeyPress): boolean {
    if (press.key === 'back') return false;
    const errorPanel = this.renderRoot.querySelector('error-panel');
    if (errorPanel) return errorPanel.pressKey(press);
    if (press.isRepeat && press.key === 'ok') return true;
    const isPlay = press.key === 'play' || press.key === 'play-pause';
    if (!isPlay) return this.focusController.pressKey(press.key);
    if (!press.isRepeat) this.play(this.focusedFilm);
    return true;
  }

  protected override willUpdate(): void {
    const catalog = this.store.value;
    // Under another screen it stays as it was left: it is watched there that changes the journal, every few seconds.
    const entries = this.active ? this.watched.value : this.entries;
    if (catalog === this.modelled && entries === this.entries) return;
    const focused = catalog === this.modelled ? this.focusedFilm : null;
    this.modelled = catalog;
    this.entries = entries;
    this.model = buildHomeModel(catalog, entries);
    if (focused && this.focusedFilm !== focused) this.follow(focused);
  }

  protected override render(): unknown {
    const catalog = this.store.value;
    return html`
      <main aria-label=${strings.home} aria-hidden=${this.active ? nothing : 'true'}>
        <art-backdrop .src=${this.resting.value?.artwork.background ?? ''}></art-backdrop>
        <div class="veil ${this.direction}"></div>
        ${this.renderHeader(catalog)} ${this.renderCatalog(catalog)}
      </main>
    `;
  }

  private renderHeader(catalog: Catalog): unknown {
    const [first] = catalog.status === 'ready' ? catalog.rejected : [];
    const count = catalog.status === 'ready' ? catalog.rejected.length : 0;
    return html`
      <header>
        <span class="mark">${keyMark()}</span><span class="wordmark">Latchkey</span>
        <p class="notice" role="status">${first ? `${strings.rejected(count)} · ${errorCodeLine(first)}` : nothing}</p>
        <wall-clock .language=${this.language}></wall-clock>
      </header>
    `;
  }

  private renderCatalog(catalog: Catalog): unknown {
    switch (catalog.status) {
      case 'loading':
        return this.renderLoading();
      case 'failed':
        return html`<error-panel
          class="message"
          leaves="app"
          .error=${catalog.error}
          .language=${this.language}
          .direction=${this.direction}
          .active=${this.active}
          @error-choice=${this.onErrorChoice}
        ></error-panel>`;
      case 'ready':
        return this.renderReady();
    }
  }

  private renderReady(): unknown {
    const { rails, rows, underWay } = this.model;
    const focused = this.focusController.current;
    const focusedRail = findPlace(rows, focused)?.row ?? 0;
    this.firstRail = firstRail(this.firstRail, focusedRail, this.resting.value === this.focusedFilm);
    const columns = rows.map(({ id, items }, row) =>
      Math.max(0, items.indexOf((row === focusedRail ? focused : this.focusController.lastIn(id)) ?? '')),
    );
    const { language, direction } = this;
    return html`
      <title-hero .film=${this.focusedFilm} .language=${language}></title-hero>
      ${
        focused === 'empty'
          ? html`<p class="message" tabindex="-1" data-focus="empty">${strings.emptyCatalog}</p>`
          : renderRails({ rails, underWay, focusedRail, firstRail: this.firstRail, columns, language, direction })
      }
    `;
  }

  private renderLoading(): unknown {
    const { phase } = this.patience;
    const cards = [0, 1, 2, 3, 4].map((at) => ({
      transform: `translateX(${at * CARD.pitch * (this.direction === 'rtl' ? -1 : 1)}px)`,
    }));
    return html`
      <div class="skeleton" ?hidden=${phase === 'brief'}>
        <div class="heading"></div>
        ${cards.map((at) => html`<div class="card" style=${styleMap(at)}></div>`)}
      </div>
      <div class="loading">
        ${renderWaiting({ phase, name: strings.loadingHome, leave: strings.leaveApp, hasSkeleton: true })}
      </div>
    `;
  }

  private get scope(): FocusScope {
    const { rows, films } = this.model;
    if (this.store.value.status !== 'ready') return waitingScope(this.patience.phase);
    if (films.size === 0) return { id: 'empty', rows: [{ id: 'empty', items: ['empty'] }] };
    return { id: 'rails', rows };
  }

  private get focusedFilm(): FeedTitle | null {
    return this.model.films.get(this.focusController.current ?? '') ?? null;
  }

  /** A title that was seen to its end leaves its rail: the focus goes with it to another one. */
  private follow({ id }: FeedTitle): void {
    const rail = this.model.rails.find(({ titles }) => titles.some((film) => film.id === id));
    if (rail) this.focusController.focus(itemOf(rail.id, id));
  }

  private activate(item: string): void {
    if (item === 'leave') sendAppCommand(this, { type: 'exit' });
    else this.open(this.model.films.get(item) ?? null);
  }

  private open(film: FeedTitle | null): void {
    if (film) this.dispatchEvent(new CustomEvent('title-chosen', { detail: film }));
  }

  private play(film: FeedTitle | null): void {
    if (film) this.dispatchEvent(new CustomEvent('play-chosen', { detail: { film, fromStart: false } }));
  }

  private readonly onErrorChoice = ({ detail }: CustomEvent<ErrorChoice>): void => {
    if (detail === 'retry') sendAppCommand(this, { type: 'reload-catalog' });
    else sendAppCommand(this, { type: detail === 'reauthorize' ? 'reauthorize' : 'exit' });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'home-screen': HomeScreen;
  }
  interface HTMLElementEventMap {
    'title-chosen': CustomEvent<FeedTitle>;
    'title-dwelt-on': CustomEvent<FeedTitle | null>;
  }
}
