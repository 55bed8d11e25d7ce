import { LitElement, html } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { createStore } from '../../lib/store.ts';
import type { ReadableStore } from '../../lib/store.ts';
import { IDLE } from '../../player/player-state.ts';
import type { PlayerState } from '../../player/player-state.ts';
import { DEFAULT_SETTINGS } from '../../player/viewer-settings.ts';
import type { ViewerSettings } from '../../player/viewer-settings.ts';
import { FocusController } from '../../remote/focus-controller.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import type { KeyPress, KeyTarget } from '../../remote/remote-keys.ts';
import type { FeedTitle } from '../../storefront/feed.ts';
import { sendPlayerCommand } from '../commands.ts';
import type { DeclinedOffer } from '../offer-controller.ts';
import { EarlyPlayPause } from '../early-play-pause.ts';
import { Patience } from '../patience.ts';
import { StoreController } from '../store-controller.ts';
import { localized, strings } from '../strings.ts';
import type { Language } from '../strings.ts';
import { base, focusRing, veil } from '../theme.ts';
import type { ErrorChoice } from '../components/error-panel.ts';
import '../components/art-backdrop.ts';
import '../components/error-panel.ts';
import '../components/title-hero.ts';
import type { PlayChoice } from './details-screen.ts';
import { playerStyles } from './player-styles.ts';
import { isRunning, toPlayerView } from './player-view.ts';
import type { LoadedState, Opened, PlayerView } from './player-view.ts';
import { renderWaiting, waitingScope, waitingStyles } from './waiting.ts';

/**
 * A title from OK on: its artwork until there is a picture, then `<player-room>` over that, or what went wrong. The room's
 * element comes with the code of the player: no state with a picture comes from anywhere else.
 * @fires error-choice - from its error panel, or `leave` from the offer to leave what takes too long: both lead to Home
 * @fires play-chosen - from its room: a {@link PlayChoice}
 * @fires leave - the viewer is done with this playback
 */
@customElement('player-screen')
export class PlayerScreen extends LitElement implements KeyTarget {
  static override readonly styles = [base, focusRing, veil, playerStyles, waitingStyles];

  @property({ attribute: false }) player: ReadableStore<PlayerState> = createStore(IDLE);
  /** The title being played, for its name and artwork. */
  @property({ attribute: false }) film: FeedTitle | null = null;
  @property({ attribute: false }) settings: ViewerSettings = DEFAULT_SETTINGS;
  /** What to go on with at the end; `null`: nothing. */
  @property({ attribute: false }) next: FeedTitle | null = null;
  /** The TV reads aloud what has the focus. */
  @property({ type: Boolean }) reads = false;
  /** Nothing lies over it. */
  @property({ type: Boolean }) active = true;
  @property({ attribute: false }) opened: Opened | null = null;
  @property() language: Language = 'en';
  @property() direction: Direction = 'ltr';

  private declined: DeclinedOffer = { kind: null };
  private readonly store = new StoreController(this, () => this.player);
  private readonly patience = new Patience(this, () => this.view.kind === 'waiting');
  private readonly focusController = new FocusController(this, {
    scope: () => waitingScope(this.patience.phase),
    isActive: () => this.active && this.view.kind === 'waiting',
    direction: () => this.direction,
    onActivate: (item) => {
      if (item === 'leave') this.tellChoice('leave');
    },
  });

  private readonly earlyPlayPause = new EarlyPlayPause(
    this,
    () => (this.view.kind === 'loaded' ? isRunning(this.view.state) : null),
    (type) => sendPlayerCommand(this, { type }),
  );

  pressKey(press: KeyPress): boolean {
    const room = this.renderRoot.querySelector('player-room');
    if (room) return room.pressKey(press);
    if (press.key === 'back') return false;
    const errorPanel = this.renderRoot.querySelector('error-panel');
    return errorPanel ? errorPanel.pressKey(press) : this.pressWaiting(press);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('film')) this.declined = { kind: null };
  }

  protected override render(): unknown {
    const { view } = this;
    const name = this.film ? localized(this.film.title, this.language) : '';
    return html`
      <main aria-label=${strings.nowPlaying(name)}>
        <div class="before ${view.kind}" ?hidden=${view.kind === 'loaded'}>
          <art-backdrop instant .src=${this.film?.artwork.background ?? ''}></art-backdrop>
          <div class="veil ${this.direction}"></div>
          <div class="dim"></div>
        </div>
        ${this.renderView(view, name)}
      </main>
    `;
  }

  private renderView(view: PlayerView, name: string): unknown {
    switch (view.kind) {
      case 'waiting':
        return this.renderWaiting(name);
      case 'failed':
        return html`<error-panel
          class="message"
          .error=${view.error}
          .language=${this.language}
          .direction=${this.direction}
          .active=${this.active}
          @error-choice=${this.onErrorChoice}
        ></error-panel>`;
      case 'loaded':
        return this.renderRoom(view.state, name);
    }
  }

  private renderWaiting(name: string): unknown {
    const waiting = {
      phase: this.patience.phase,
      name: strings.loadingTitle(name),
      leave: strings.backToHome,
    };
    return html`<title-hero .film=${this.film} .language=${this.language}></title-hero>
      <div class="loading">${renderWaiting(waiting)}</div>`;
  }

  private renderRoom(playback: LoadedState, name: string): unknown {
    return html`<player-room
      .playback=${playback}
      .settings=${this.settings}
      .film=${this.film}
      .declined=${this.declined}
      .next=${this.next}
      .reads=${this.reads}
      .active=${this.active}
      .name=${name}
      .language=${this.language}
      .direction=${this.direction}
      @play-chosen=${this.onPlayChosen}
      @leave=${this.leave}
    ></player-room>`;
  }

  private get view(): PlayerView {
    return toPlayerView(this.store.value, this.opened);
  }

  private readonly leave = (): void => {
    this.dispatchEvent(new CustomEvent('leave'));
  };

  /** Nothing is there yet; a held key may still be the one that opened the title. */
  private pressWaiting({ key, isRepeat }: KeyPress): boolean {
    if (isRepeat) return true;
    if (key === 'stop') this.leave();
    else if (!this.earlyPlayPause.pressKey(key)) return this.focusController.pressKey(key);
    return true;
  }

  private readonly onPlayChosen = ({ detail }: CustomEvent<PlayChoice>): void => {
    this.dispatchEvent(new CustomEvent('play-chosen', { detail }));
  };

  private readonly onErrorChoice = ({ detail }: CustomEvent<ErrorChoice>): void => this.tellChoice(detail);

  private tellChoice(detail: ErrorChoice): void {
    this.dispatchEvent(new CustomEvent('error-choice', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'player-screen': PlayerScreen;
  }
  interface HTMLElementEventMap {
    leave: CustomEvent;
  }
}
