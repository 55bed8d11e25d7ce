import { html, nothing } from 'lit';
import { strings } from '../strings.ts';
import '../components/mini-hint.ts';
import '../components/network-banner.ts';
import '../components/subtitle-layer.ts';
import '../components/waiting-spinner.ts';
import type { MiniHint } from '../mini-hint-controller.ts';
import type { Offer } from '../offers.ts';
import { renderPanel } from '../panels/room-panels.ts';
import type { PanelView } from '../panels/room-panels.ts';
import { renderControls, renderSeekHint } from './player-controls.ts';
import type { ControlsView } from './player-controls.ts';
import type { LoadedState } from './player-view.ts';
import { renderOffer } from './room-offer.ts';
import { spokenPosition } from './seek-slider.ts';

export interface PictureView extends ControlsView, PanelView {
  readonly state: LoadedState;
  readonly areControlsVisible: boolean;
  readonly offer: Offer | null;
  readonly secondsLeft: number | null;
  readonly hint: MiniHint | null;
  readonly onPointer: (event: MouseEvent) => void;
}

/** What lies over the picture once there is one: nothing while it plays, unless it stalls or the viewer presses a key. */
export function renderPicture(view: PictureView): unknown {
  const { state, name, target, language, areControlsVisible, offer, hint } = view;
  return html`
    <div
      class=${isAtRest(view) ? 'picture at-rest' : 'picture'}
      role="group"
      tabindex="-1"
      data-focus="picture"
      aria-label=${name}
      @mousemove=${view.onPointer}
    ></div>
    <div role="status">
      ${
        state.status === 'buffering'
          ? html`<waiting-spinner class="stalled"></waiting-spinner> <span class="unseen">${strings.buffering}</span>`
          : nothing
      }
    </div>
    <div role="status" class="unseen">${spokenTarget(view)}</div>
    ${areControlsVisible ? renderControls(view) : target === null ? nothing : renderSeekHint(view)}
    ${offer === null ? nothing : renderOffer({ ...view, offer })}
    <mini-hint class=${state.status === 'buffering' ? 'aside' : ''} .hint=${hint}></mini-hint>
    <network-banner .isOnline=${state.isOnline} .language=${language}></network-banner>
    <subtitle-layer
      class=${subtitlePlace(view)}
      .cues=${state.cues}
      .look=${view.settings.captions}
      .sample=${view.panel === 'captions' ? strings.captions.sample : ''}
    ></subtitle-layer>
    ${renderPanel(view)}
  `;
}

/** The seek bar says where a seek leads, but for one with the controls hidden it has not the focus. */
function spokenTarget({ scene, target, areControlsVisible }: PictureView): string {
  return target === null || areControlsVisible ? '' : spokenPosition(scene, target);
}

/** The pointer hides with the controls. */
function isAtRest({ areControlsVisible, panel, offer }: PictureView): boolean {
  return !areControlsVisible && panel === null && offer === null;
}

/** Never covered: by the controls below, the thumbnail or the offer over them, or the panel beside them. */
function subtitlePlace({ areControlsVisible, panel, offer, target, state }: PictureView): string {
  if (panel !== null) return 'beside-panel';
  if (offer !== null) return areControlsVisible ? 'over-thumbnail' : 'raised';
  if (target !== null && state.thumbnail !== null) return 'over-thumbnail';
  return areControlsVisible || target !== null ? 'raised' : '';
}
