import type { ViewerSettings } from '../../player/viewer-settings.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import type { FocusController } from '../../remote/focus-controller.ts';
import type { KeyTarget } from '../../remote/remote-keys.ts';
import type { FeedTitle } from '../../storefront/feed.ts';
import type { ControlsVisibility } from '../controls-visibility.ts';
import type { MiniHintController } from '../mini-hint-controller.ts';
import type { OfferController } from '../offer-controller.ts';
import type { RoomPanel } from '../panel-model.ts';
import type { ScrubController } from '../scrub-controller.ts';
import type { Language } from '../strings.ts';
import type { RoomScene } from './room-scene.ts';

/** What the keys and the buttons of the player room act upon. */
export interface RoomContext {
  /** Commands leave from here. */
  readonly host: HTMLElement;
  /** Read at every key. `null`: there is no picture. */
  readonly scene: RoomScene | null;
  readonly direction: Direction;
  readonly language: Language;
  readonly controls: ControlsVisibility;
  readonly scrub: ScrubController;
  readonly offers: OfferController;
  readonly hints: MiniHintController;
  readonly focus: FocusController;
  readonly settings: ViewerSettings;
  /** What is open over the picture. */
  readonly panel: KeyTarget | null;
  openPanel(panel: RoomPanel): void;
  /** Back to where it was opened from. */
  closePanel(): void;
  leave(): void;
  /** Another title, instead of this one. */
  play(film: FeedTitle): void;
}
