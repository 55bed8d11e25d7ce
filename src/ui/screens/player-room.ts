import { LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { DEFAULT_SETTINGS } from '../../player/viewer-settings.ts';
import type { ViewerSettings } from '../../player/viewer-settings.ts';
import { FocusController } from '../../remote/focus-controller.ts';
import type { FocusScope } from '../../remote/focus-controller.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import type { KeyPress, KeyTarget } from '../../remote/remote-keys.ts';
import type { FeedTitle } from '../../storefront/feed.ts';
import { sendAppCommand, sendPlayerCommand } from '../commands.ts';
import { ControlsVisibility } from '../controls-visibility.ts';
import { MiniHintController } from '../mini-hint-controller.ts';
import { OfferController, type DeclinedOffer } from '../offer-controller.ts';
import type { Offer } from '../offers.ts';
import { MinuteController } from '../minute-controller.ts';
import { panelBefore } from '../panel-model.ts';
import type { PanelChoice, RoomPanel } from '../panel-model.ts';
import { ScrubController } from '../scrub-controller.ts';
import type { Language } from '../strings.ts';
import { base, focusRing } from '../theme.ts';
import { controlsStyles } from './controls-styles.ts';
import { looksDifferent } from './looks-different.ts';
import { playbackPosition, seekRange } from './playback-position.ts';
import { renderPicture } from './player-picture.ts';
import type { LoadedState } from './player-view.ts';
import { activateItem, playNext } from './room-actions.ts';
import type { RoomContext } from './room-context.ts';
import { pressRoomKey } from './room-keys.ts';
import { offerStyles } from './room-offer.ts';
import { describeScene, sceneOffer } from './room-scene.ts';
import type { RoomScene } from './room-scene.ts';
import { roomScope } from './room-scope.ts';
import { scrubHint } from './scrub-hint.ts';
import { roomStyles } from './room-styles.ts';

/**
 * Lies over the picture once there is one: transparent while it plays, controls from a key on. Not part of the first screen.
 * @fires player-command - play, pause, seek, preview, go-live, select-track
 * @fires play-chosen - detail: a {@link PlayChoice}, of what is played instead
 * @fires leave - the viewer is done with this title
 */
@customElement('player-room')
export class PlayerRoom extends LitElement implements KeyTarget {
  static override readonly styles = [base, focusRing, roomStyles, controlsStyles, offerStyles];

  /** `null`: nothing is shown. Always as it was last told; rendered where a viewer sees a difference. */
  @property({ attribute: false, hasChanged: looksDifferent }) playback: LoadedState | null = null;
  @property({ attribute: false }) settings: ViewerSettings = DEFAULT_SETTINGS;
  /** What the feed says of the title that plays. */
  @property({ attribute: false }) film: FeedTitle | null = null;
  /** Written by the room, kept by its screen. */
  @property({ attribute: false }) declined: DeclinedOffer = { kind: null };
  /** What to go on with; `null`: nothing. */
  @property({ attribute: false }) next: FeedTitle | null = null;
  /** The TV reads aloud what has the focus: then nothing hides by itself. */
  @property({ type: Boolean }) reads = false;
  /** Nothing lies over it. */
  @property({ type: Boolean }) active = true;
  /** Of the title, in the viewer's language. */
  @property() name = '';
  @property() language: Language = 'en';
  @property() direction: Direction = 'ltr';

  @state() private panel: RoomPanel | null = null;

  private scene: RoomScene | null = null;

  private readonly controls = new ControlsVisibility(this, () => {
    const status = this.playback?.status;
    return status === 'paused' || status === 'ended' || this.panel !== null || this.reads;
  });
  private readonly scrub = new ScrubController(this, {
    position: () => (this.playback ? playbackPosition(this.playback) : 0),
    range: () => (this.playback ? seekRange(this.playback) : { start: 0, end: 0 }),
    onTarget: (seconds) => sendPlayerCommand(this, { type: 'preview', seconds }),
    onCommit: (seconds) => sendPlayerCommand(this, { type: 'seek', seconds }),
  });
  private readonly hints = new MiniHintController(this);
  private readonly offers = new OfferController(this, {
    offer: () => sceneOffer(this.scene, this.film),
    declined: () => this.declined,
    counts: () =>
      this.active &&
      this.settings.playsNext &&
      this.playback?.status !== 'paused' &&
      this.panel === null &&
      this.scrub.target === null,
    onOver: () => this.scene && playNext(this.context, this.scene),
  });
  private readonly focusController = new FocusController(this, {
    scope: () => this.scope,
    isActive: () => this.active && this.panel === null,
    direction: () => this.direction,
    onActivate: (item) => activateItem(this.context, item),
    onWheel: (direction, atMs) => this.scrub.step({ direction, isRepeat: false, atMs }),
  });

  constructor() {
    super();
    // When a paused title ends is later with each minute.
    this.addController(new MinuteController(this, () => Date.now()));
  }

  pressKey(press: KeyPress): boolean {
    return pressRoomKey(this.context, press);
  }

  /** Before the controllers look at it. */
  protected override willUpdate(): void {
    this.scene = this.playback && describeScene(this.playback, this.film, this.next, this.language);
  }

  protected override render(): unknown {
    const { scene, settings, active, name, language, direction, panel, onPick, onPointer, onChoice } = this;
    if (!scene) return nothing;
    const { state } = scene;
    const { target, offset } = this.scrub;
    const areControlsVisible = this.controls.isVisible && panel === null;
    const hint = target !== null && !areControlsVisible ? scrubHint(offset) : this.hints.hint;
    const offer = panel === null ? this.offer : null;
    const about = { scene, state, settings, active, name, target, nowMs: Date.now(), language, direction };
    const over = { areControlsVisible, panel, hint, offer, secondsLeft: this.offers.secondsLeft };
    return renderPicture({ ...about, ...over, onPick, onPointer, onChoice });
  }

  private get scope(): FocusScope {
    return roomScope(this.scene, this.offer, this.controls.isVisible);
  }

  /** None while a seek is being chosen: what it leads to is shown in the same place. */
  private get offer(): Offer | null {
    return this.scrub.target === null ? this.offers.offer : null;
  }

  /** As it is now. */
  private get context(): RoomContext {
    const { scene, direction, language, controls, scrub, offers, hints, settings, focusController: focus } = this;
    return {
      ...{ host: this, scene, direction, language, controls, scrub, offers, hints, focus, settings },
      panel: this.panel === null ? null : this.renderRoot.querySelector<HTMLElement & KeyTarget>('.panel'),
      openPanel: (panel) => void (this.panel = panel),
      closePanel: () => void (this.panel = panelBefore(this.panel)),
      leave: () => void this.dispatchEvent(new CustomEvent('leave')),
      play: (film) => void this.dispatchEvent(new CustomEvent('play-chosen', { detail: { film, fromStart: false } })),
    };
  }

  private readonly onChoice = ({ detail: { does } }: CustomEvent<PanelChoice>): void => {
    if ('panel' in does) this.panel = does.panel;
    if ('player' in does) sendPlayerCommand(this, does.player);
    if ('app' in does) sendAppCommand(this, does.app);
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
