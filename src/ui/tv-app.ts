import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { directionOf } from '../lib/languages.ts';
import { createStore } from '../lib/store.ts';
import type { ReadableStore } from '../lib/store.ts';
import { IDLE } from '../player/player-state.ts';
import type { PlayerState } from '../player/player-state.ts';
import { EMPTY_JOURNAL } from '../player/watch-journal.ts';
import { DEFAULT_SETTINGS } from '../player/viewer-settings.ts';
import type { ViewerSettings } from '../player/viewer-settings.ts';
import type { Direction } from '../remote/focus-grid.ts';
import type { RemoteKeyMap } from '../remote/remote-key.ts';
import { decodeKeyPress } from '../remote/remote-keys.ts';
import type { KeyPress, KeyTarget } from '../remote/remote-keys.ts';
import type { Catalog } from '../storefront/catalog.ts';
import type { FeedTitle } from '../storefront/feed.ts';
import { appStyles } from './app-styles.ts';
import { sendAppCommand, sendPlayerCommand } from './commands.ts';
import type { ErrorChoice } from './components/error-panel.ts';
import { renderExitOverlay } from './exit-overlay.ts';
import { HelpOverlay } from './help-overlay.ts';
import { nextTitle } from './next-title.ts';
import { OpenedTitles, noResource } from './opened-titles.ts';
import { AT_HOME, openDetails, openPlayer, stepBack, topOf } from './screen-stack.ts';
import type { ScreenStack } from './screen-stack.ts';
import { findResumePosition } from './screens/continue-watching.ts';
import './screens/details-screen.ts';
import type { PlayChoice } from './screens/details-screen.ts';
import { foreseeNothing } from './screens/foreseen.ts';
import './screens/home-screen.ts';
import './screens/player-screen.ts';
import type { PlayerResource } from './screens/player-view.ts';
import { StoreController } from './store-controller.ts';
import type { Language } from './strings.ts';
import { base } from './theme.ts';

/**
 * The root of everything the viewer sees. Holds the only `keydown` listener and the stack of screens: Home, Details over it,
 * the player over either, and the exit question at the root. Back goes one step up this stack.
 * @fires player-command - detail: PlayerCommand
 * @fires app-command - detail: AppCommand
 */
@customElement('tv-app')
export class TvApp extends LitElement {
  static override readonly styles = [base, appStyles];

  @property({ attribute: false }) player: ReadableStore<PlayerState> = createStore(IDLE);
  @property({ attribute: false }) catalog: ReadableStore<Catalog> = createStore<Catalog>({ status: 'loading' });
  @property({ attribute: false }) settings: ReadableStore<ViewerSettings> = createStore(DEFAULT_SETTINGS);
  @property({ attribute: false }) journal = EMPTY_JOURNAL;
  @property({ attribute: false }) keyMap: RemoteKeyMap = {};
  /** The TV reads aloud what has the focus. */
  @property({ type: Boolean }) reads = false;
  @property() language: Language = 'en';
  /** How the player is asked for a title. May throw a PlayerError, which the player screen then shows. */
  @property({ attribute: false }) toResource: (film: FeedTitle) => PlayerResource = noResource;
  /** What this TV would play it with. */
  @property({ attribute: false }) foresee = foreseeNothing;

  @state() private stack: ScreenStack = AT_HOME;
  @state() private isAsking = false;

  private readonly help = new HelpOverlay(this);
  private readonly chosen = new StoreController(this, () => this.settings);

  private readonly titles = new OpenedTitles((film) => this.toResource(film));

  /** Opens a title that was chosen elsewhere, such as on the TV's home screen. If it is open already, it goes on. */
  show(film: FeedTitle): void {
    this.isAsking = false;
    const top = topOf(this.stack);
    if (top.name === 'player' && top.film.id === film.id) sendPlayerCommand(this, { type: 'play' });
    else this.play(film, this.resumeAt(film));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKeyDown);
    document.addEventListener('visibilitychange', this.prepareOpened);
    this.addEventListener('mousedown', keepFocus);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKeyDown);
    document.removeEventListener('visibilitychange', this.prepareOpened);
    this.removeEventListener('mousedown', keepFocus);
  }

  protected override willUpdate(): void {
    this.lang = this.language;
    this.dir = this.direction;
  }

  protected override render(): unknown {
    return html`${this.renderHome()} ${this.renderOverHome()}
    ${this.isAsking ? renderExitOverlay(this.language, this.direction, this.onExitAnswer) : nothing}
    ${this.help.render(this.language, this.direction)}`;
  }

  private renderHome(): unknown {
    const isOnTop = topOf(this.stack).name === 'home';
    return html`<home-screen
      ?hidden=${!isOnTop}
      .catalog=${this.catalog}
      .journal=${this.journal}
      .language=${this.language}
      .direction=${this.direction}
      .active=${isOnTop && !this.isAsking && !this.help.isOpen}
      @title-chosen=${this.onTitleChosen}
      @play-chosen=${this.onPlayChosen}
      @title-dwelt-on=${this.onTitleDweltOn}
    ></home-screen>`;
  }

  private renderOverHome(): unknown {
    const { language, direction } = this;
    const top = topOf(this.stack);
    if (top.name === 'home') return nothing;
    if (top.name === 'details') {
      return html`<details-screen
        .film=${top.film}
        .resumeAt=${this.resumeAt(top.film)}
        .opened=${this.titles.open(top.film)}
        .foresee=${this.foresee}
        .active=${!this.help.isOpen}
        .language=${language}
        .direction=${direction}
        @play-chosen=${this.onPlayChosen}
      ></details-screen>`;
    }
    return html`<player-screen
      .player=${this.player}
      .film=${top.film}
      .settings=${this.chosen.value}
      .next=${nextTitle(top.film, this.catalog.get())}
      .reads=${this.reads}
      .opened=${top.opened}
      .active=${!this.help.isOpen}
      .language=${language}
      .direction=${direction}
      @play-chosen=${this.onPlayChosen}
      @leave=${this.goBack}
      @error-choice=${this.onErrorChoice}
    ></player-screen>`;
  }

  private get direction(): Direction {
    return directionOf(this.language);
  }

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    const press = decodeKeyPress(event, this.keyMap);
    if (!press) return;
    event.preventDefault();
    this.route(press);
  };

  /** What is on top gets the key first; a Back that it does not need goes one step up. Long press of Back is the TV's. */
  private route(press: KeyPress): void {
    const isBack = press.key === 'back';
    if (press.key === 'help' && !this.isAsking && !this.help.isOpen) {
      this.help.open();
      return;
    }
    if (isBack && press.isRepeat) return;
    const isUsed = this.topmost?.pressKey(press) ?? false;
    if (!isBack || isUsed) return;
    if (topOf(this.stack).name === 'home') this.isAsking = true;
    else this.goBack();
  }

  private get topmost(): KeyTarget | null {
    const name = this.isAsking ? 'exit-question' : (`${topOf(this.stack).name}-screen` as const);
    return this.renderRoot.querySelector('key-help') ?? this.renderRoot.querySelector(name);
  }

  /** `startAt` in seconds; `null`: at its start, or live. */
  private play(film: FeedTitle, startAt: number | null): void {
    const opened = this.titles.open(film);
    this.stack = openPlayer(this.stack, film, opened);
    if (!('resource' in opened)) return;
    sendPlayerCommand(this, { type: 'load', resource: opened.resource, ...(startAt !== null && { startAt }) });
  }

  private resumeAt(film: FeedTitle): number | null {
    return findResumePosition(film, this.journal.get());
  }

  private prepare(film: FeedTitle | null): void {
    const opened = film && this.titles.open(film);
    sendPlayerCommand(this, { type: 'prepare', resource: opened && 'resource' in opened ? opened.resource : null });
  }

  private readonly goBack = (): void => this.leaveFor(stepBack(this.stack));

  /** What plays is stopped. Details get ready what they offer, as Home does by itself for the title in focus. */
  private leaveFor(stack: ScreenStack): void {
    const wasPlaying = topOf(this.stack).name === 'player';
    this.stack = stack;
    if (wasPlaying) sendPlayerCommand(this, { type: 'stop' });
    this.prepareOpened();
  }

  /** Also when it is seen again: nothing stays prepared while it is hidden. */
  private readonly prepareOpened = (): void => {
    const top = topOf(this.stack);
    if (top.name === 'details' && !document.hidden) this.prepare(top.film);
  };

  private readonly onTitleChosen = ({ detail }: CustomEvent<FeedTitle>): void => this.leaveFor(openDetails(detail));

  private readonly onPlayChosen = ({ detail: { film, fromStart } }: CustomEvent<PlayChoice>): void =>
    this.play(film, fromStart ? null : this.resumeAt(film));

  /** Home rests nowhere once something lies over it; what it had rested on stays ready there. */
  private readonly onTitleDweltOn = ({ detail }: CustomEvent<FeedTitle | null>): void => {
    if (detail !== null || topOf(this.stack).name === 'home') this.prepare(detail);
  };

  private readonly onErrorChoice = ({ detail }: CustomEvent<ErrorChoice>): void => {
    const top = topOf(this.stack);
    if (top.name !== 'player') return;
    if (detail === 'leave') this.leaveFor(AT_HOME);
    else if ('error' in top.opened) this.play(top.film, this.resumeAt(top.film));
    else if (detail === 'retry') sendPlayerCommand(this, { type: 'retry' });
    else sendAppCommand(this, { type: 'reauthorize' });
  };

  private readonly onExitAnswer = ({ detail }: CustomEvent<'leave' | 'stay'>): void => {
    this.isAsking = false;
    if (detail === 'leave') sendAppCommand(this, { type: 'exit' });
  };
}

/** A click beside everything would take the focus away from all. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-app': TvApp;
  }
}
