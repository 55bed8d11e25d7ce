import { LitElement, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { createStore } from '../../lib/store.ts';
import type { ReadableStore } from '../../lib/store.ts';
import { IDLE } from '../../player/player-state.ts';
import type { PlayerState } from '../../player/player-state.ts';
import { FocusController } from '../../remote/focus-controller.ts';
import type { FocusScope } from '../../remote/focus-controller.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import type { KeyPress, KeyTarget } from '../../remote/remote-keys.ts';
import type { FeedTitle } from '../../storefront/feed.ts';
import { sendPlayerCommand } from '../commands.ts';
import { ControlsVisibility } from '../controls-visibility.ts';
import { Patience } from '../patience.ts';
import { ScrubController } from '../scrub-controller.ts';
import { StoreController } from '../store-controller.ts';
import { localized, stringsOf } from '../strings.ts';
import type { Language } from '../strings.ts';
import { base, focusRing, veil } from '../theme.ts';
import type { ErrorChoice } from '../components/error-panel.ts';
import type { TrackChoice } from '../components/tracks-panel.ts';
import '../components/art-backdrop.ts';
import '../components/error-panel.ts';
import '../components/title-hero.ts';
import { controlsScope, controlsStyles } from './player-controls.ts';
import { seekDirection, togglePlayback } from './player-keys.ts';
import { renderPicture } from './player-picture.ts';
import { playerStyles } from './player-styles.ts';
import { playbackPosition, seekRange, toPlayerView } from './player-view.ts';
import type { LoadedState, Opened, PlayerView } from './player-view.ts';
import { renderWaiting, waitingScope, waitingStyles } from './waiting.ts';

const PICTURE_SCOPE: FocusScope = { id: 'picture', rows: [{ id: 'picture', items: ['picture'] }] };

/**
 * Lies over the picture: transparent while it plays, controls from a key on, the title's artwork until there is a picture.
 * @fires player-command - play, pause, seek, preview
 * @fires error-choice - from its error panel
 * @fires leave - the viewer is done with this title
 */
@customElement('player-screen')
export class PlayerScreen extends LitElement implements KeyTarget {
  static override readonly styles = [base, focusRing, veil, playerStyles, controlsStyles, waitingStyles];

  @property({ attribute: false }) player: ReadableStore<PlayerState> = createStore(IDLE);
  /** The title being played, for its name and artwork. */
  @property({ attribute: false }) film: FeedTitle | null = null;
  @property({ attribute: false }) opened: Opened | null = null;
  @property() language: Language = 'en';
  @property() direction: Direction = 'ltr';

  @state() private isChoosingTracks = false;

  private readonly store = new StoreController(this, () => this.player);
  private readonly patience = new Patience(this, () => this.view.kind === 'waiting');
  private readonly controls = new ControlsVisibility(this, () => {
    const status = this.loaded?.status;
    return status === 'paused' || status === 'ended' || this.isChoosingTracks;
  });
  private readonly scrub = new ScrubController(this, {
    position: () => (this.loaded ? playbackPosition(this.loaded) : 0),
    range: () => (this.loaded ? seekRange(this.loaded) : { start: 0, end: 0 }),
    onTarget: (seconds) => sendPlayerCommand(this, { type: 'preview', seconds }),
    onCommit: (seconds) => sendPlayerCommand(this, { type: 'seek', seconds }),
  });
  private readonly focusController = new FocusController(this, {
    scope: () => this.scope,
    isActive: () => this.view.kind !== 'failed' && !this.isChoosingTracks,
    direction: () => this.direction,
    onActivate: (item) => this.activate(item),
  });

  pressKey(press: KeyPress): boolean {
    const errorPanel = this.renderRoot.querySelector('error-panel');
    if (errorPanel) return press.key !== 'back' && errorPanel.pressKey(press);
    const state = this.loaded;
    if (!state) return press.key !== 'back' && this.focusController.pressKey(press.key);
    if (this.isChoosingTracks) return this.pressInPanel(press);
    if (press.key === 'back') return this.stepBack(state);
    if (press.key === 'stop') return this.leave();
    if (togglePlayback(this, press, state.status)) return true;
    return this.pressOverPicture(press);
  }

  /** Without a picture there is nothing to choose for. */
  protected override willUpdate(): void {
    if (!this.loaded) this.isChoosingTracks = false;
  }

  protected override render(): unknown {
    const { view } = this;
    const name = this.film ? localized(this.film.title, this.language) : '';
    return html`
      <main aria-label=${stringsOf(this.language).nowPlaying(name)}>
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
          .active=${true}
          @error-choice=${this.onErrorChoice}
        ></error-panel>`;
      case 'loaded':
        return this.renderPicture(view.state, name);
    }
  }

  private renderWaiting(name: string): unknown {
    const strings = stringsOf(this.language);
    const waiting = {
      phase: this.patience.phase,
      name: strings.loadingTitle(name),
      leave: strings.backToHome,
      strings,
    };
    return html`<title-hero .film=${this.film} .language=${this.language}></title-hero>
      <div class="loading">${renderWaiting(waiting)}</div>`;
  }

  private renderPicture(state: LoadedState, name: string): unknown {
    const { language, direction, isChoosingTracks, onPick, onPointer, onTrackChoice } = this;
    const about = { state, name, target: this.scrub.target, nowMs: Date.now(), language, direction };
    const areControlsVisible = this.controls.isVisible && !isChoosingTracks;
    return renderPicture({ ...about, areControlsVisible, isChoosingTracks, onPick, onPointer, onTrackChoice });
  }

  private get view(): PlayerView {
    return toPlayerView(this.store.value, this.opened);
  }

  private get loaded(): LoadedState | null {
    const { view } = this;
    return view.kind === 'loaded' ? view.state : null;
  }

  private get scope(): FocusScope {
    const { loaded } = this;
    if (!loaded) return waitingScope(this.patience.phase);
    if (!this.controls.isVisible) return PICTURE_SCOPE;
    return controlsScope(loaded);
  }

  /** With the controls hidden, the first key wakes them; only seeking acts at once. */
  private pressOverPicture(press: KeyPress): boolean {
    const { isVisible } = this.controls;
    const isOnBar = this.focusController.current === 'seek';
    const direction = seekDirection(press.key, this.direction, !isVisible || isOnBar);
    if (isVisible) this.controls.wake();
    if (direction !== null) this.scrub.step({ direction, isRepeat: press.isRepeat, atMs: press.atMs });
    else if (press.key === 'ok' && this.scrub.target !== null && (!isVisible || isOnBar)) this.scrub.commit();
    else if (!isVisible) this.controls.wake();
    else if (!(press.key === 'ok' && press.isRepeat)) return this.focusController.pressKey(press.key);
    return true;
  }

  private pressInPanel(press: KeyPress): boolean {
    if (press.key === 'back') this.isChoosingTracks = false;
    else this.renderRoot.querySelector('tracks-panel')?.pressKey(press);
    return true;
  }

  private stepBack({ status }: LoadedState): boolean {
    if (this.scrub.target !== null) this.scrub.cancel();
    else if (this.controls.isVisible && status !== 'ended') this.controls.hide();
    else return false;
    return true;
  }

  private activate(item: string): void {
    if (item === 'leave') this.leave();
    const { loaded } = this;
    if (!loaded) return;
    const tap = { isRepeat: false, atMs: performance.now() };
    this.controls.wake();
    if (item === 'restart') this.restart(loaded);
    else if (item === 'tracks') this.isChoosingTracks = true;
    else if (item === 'live') sendPlayerCommand(this, { type: 'go-live' });
    else if (item === 'back') this.scrub.step({ ...tap, direction: -1 });
    else if (item === 'forward') this.scrub.step({ ...tap, direction: 1 });
    else if (item !== 'picture') togglePlayback(this, { ...tap, key: 'play-pause' }, loaded.status);
  }

  private restart(state: LoadedState): void {
    this.scrub.cancel();
    sendPlayerCommand(this, { type: 'seek', seconds: seekRange(state).start });
    if (state.status !== 'playing') sendPlayerCommand(this, { type: 'play' });
  }

  private leave(): boolean {
    this.dispatchEvent(new CustomEvent('leave'));
    return true;
  }

  private readonly onErrorChoice = ({ detail }: CustomEvent<ErrorChoice>): void => {
    this.dispatchEvent(new CustomEvent('error-choice', { detail }));
  };

  private readonly onTrackChoice = ({ detail }: CustomEvent<TrackChoice>): void => {
    sendPlayerCommand(this, { type: 'select-track', ...detail });
  };

  private readonly onPick = ({ detail }: CustomEvent<number>): void => {
    this.scrub.cancel();
    sendPlayerCommand(this, { type: 'seek', seconds: detail });
  };

  private readonly onPointer = ({ movementX, movementY }: MouseEvent): void => {
    if (movementX !== 0 || movementY !== 0) this.controls.wake();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'player-screen': PlayerScreen;
  }
  interface HTMLElementEventMap {
    leave: CustomEvent;
  }
}
