import { LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { DEFAULT_SETTINGS } from '../../player/viewer-settings.ts';
import type { ViewerSettings } from '../../player/viewer-settings.ts';
import { FocusController } from '../../remote/focus-controller.ts';
import type { FocusScope } from '../../remote/focus-controller.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import type { KeyPress, KeyTarget } from '../../remote/remote-keys.ts';
import { sendAppCommand, sendPlayerCommand } from '../commands.ts';
import { ControlsVisibility } from '../controls-visibility.ts';
import type { PanelChoice, RoomPanel } from '../panel-model.ts';
import { ScrubController } from '../scrub-controller.ts';
import type { Language } from '../strings.ts';
import { base, focusRing } from '../theme.ts';
import { playbackPosition, seekRange } from './playback-position.ts';
import { controlsScope, controlsStyles } from './player-controls.ts';
import { seekDirection, togglePlayback } from './player-keys.ts';
import { renderPicture } from './player-picture.ts';
import type { LoadedState } from './player-view.ts';
import { roomStyles } from './room-styles.ts';

const PICTURE_SCOPE: FocusScope = { id: 'picture', rows: [{ id: 'picture', items: ['picture'] }] };

/**
 * Lies over the picture once there is one: transparent while it plays, controls from a key on. Not part of the first screen.
 * @fires player-command - play, pause, seek, preview, go-live, select-track
 * @fires leave - the viewer is done with this title
 */
@customElement('player-room')
export class PlayerRoom extends LitElement implements KeyTarget {
  static override readonly styles = [base, focusRing, roomStyles, controlsStyles];

  /** `null`: nothing is shown. */
  @property({ attribute: false }) playback: LoadedState | null = null;
  @property({ attribute: false }) settings: ViewerSettings = DEFAULT_SETTINGS;
  /** Of the title, in the viewer's language. */
  @property() name = '';
  @property() language: Language = 'en';
  @property() direction: Direction = 'ltr';

  @state() private panel: RoomPanel | null = null;

  private readonly controls = new ControlsVisibility(this, () => {
    const status = this.playback?.status;
    return status === 'paused' || status === 'ended' || this.panel !== null;
  });
  private readonly scrub = new ScrubController(this, {
    position: () => (this.playback ? playbackPosition(this.playback) : 0),
    range: () => (this.playback ? seekRange(this.playback) : { start: 0, end: 0 }),
    onTarget: (seconds) => sendPlayerCommand(this, { type: 'preview', seconds }),
    onCommit: (seconds) => sendPlayerCommand(this, { type: 'seek', seconds }),
  });
  private readonly focusController = new FocusController(this, {
    scope: () => this.scope,
    isActive: () => this.panel === null,
    direction: () => this.direction,
    onActivate: (item) => this.activate(item),
  });

  pressKey(press: KeyPress): boolean {
    const { playback } = this;
    if (!playback) return false;
    if (this.panel !== null) return this.pressInPanel(press);
    if (press.key === 'back') return this.stepBack(playback);
    if (press.key === 'stop') return this.leave();
    if (togglePlayback(this, press, playback.status)) return true;
    return this.pressOverPicture(press);
  }

  protected override render(): unknown {
    const { playback, settings, name, language, direction, panel, onPick, onPointer, onChoice } = this;
    if (!playback) return nothing;
    const about = {
      state: playback,
      settings,
      name,
      target: this.scrub.target,
      nowMs: Date.now(),
      language,
      direction,
    };
    const areControlsVisible = this.controls.isVisible && panel === null;
    return renderPicture({ ...about, areControlsVisible, panel, onPick, onPointer, onChoice });
  }

  private get scope(): FocusScope {
    return this.playback && this.controls.isVisible ? controlsScope(this.playback) : PICTURE_SCOPE;
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
    const isUsed = this.renderRoot.querySelector<HTMLElement & KeyTarget>('.panel')?.pressKey(press) ?? false;
    if (press.key === 'back' && !isUsed) this.panel = null;
    return true;
  }

  private stepBack({ status }: LoadedState): boolean {
    if (this.scrub.target !== null) this.scrub.cancel();
    else if (this.controls.isVisible && status !== 'ended') this.controls.hide();
    else return false;
    return true;
  }

  private activate(item: string): void {
    const { playback } = this;
    if (!playback) return;
    const tap = { isRepeat: false, atMs: performance.now() };
    this.controls.wake();
    if (item === 'restart') this.restart(playback);
    else if (item === 'tracks') this.panel = item;
    else if (item === 'live') sendPlayerCommand(this, { type: 'go-live' });
    else if (item === 'back') this.scrub.step({ ...tap, direction: -1 });
    else if (item === 'forward') this.scrub.step({ ...tap, direction: 1 });
    else if (item !== 'picture') togglePlayback(this, { ...tap, key: 'play-pause' }, playback.status);
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

  private readonly onChoice = ({ detail: { does } }: CustomEvent<PanelChoice>): void => {
    if ('player' in does) sendPlayerCommand(this, does.player);
    else if ('app' in does) sendAppCommand(this, does.app);
    else this.panel = does.panel;
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
    'player-room': PlayerRoom;
  }
}
