import { html, nothing } from 'lit';
import type { Loaded } from '../../player/player-state.ts';
import type { ViewerSettings } from '../../player/viewer-settings.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import '../components/choice-panel.ts';
import type { PanelChoice, RoomPanel } from '../panel-model.ts';
import type { Language } from '../strings.ts';
import { captionsPanel } from './captions-panel.ts';
import { tracksPanel } from './tracks-panel.ts';

export interface PanelView {
  /** `null`: none is open. */
  readonly panel: RoomPanel | null;
  readonly state: Loaded;
  readonly settings: ViewerSettings;
  readonly language: Language;
  readonly direction: Direction;
  readonly onChoice: (event: CustomEvent<PanelChoice>) => void;
}

/** The panel that is open. Its element is the one of class `panel`, and a `KeyTarget`. */
export function renderPanel({ panel, state, settings, direction, onChoice }: PanelView): unknown {
  if (panel === null) return nothing;
  return html`<choice-panel
    class="panel"
    .groups=${panel === 'captions' ? captionsPanel(settings.captions) : tracksPanel(state.tracks)}
    .direction=${direction}
    @panel-choice=${onChoice}
  ></choice-panel>`;
}
