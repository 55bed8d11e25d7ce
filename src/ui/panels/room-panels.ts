import { html, nothing } from 'lit';
import type { Loaded } from '../../player/player-state.ts';
import type { ViewerSettings } from '../../player/viewer-settings.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import '../components/choice-panel.ts';
import '../components/info-panel.ts';
import type { PanelChoice, PanelGroup, RoomPanel } from '../panel-model.ts';
import type { Language } from '../strings.ts';
import { captionsPanel } from './captions-panel.ts';
import { qualityPanel } from './quality-panel.ts';
import { tracksPanel } from './tracks-panel.ts';

export interface PanelView {
  /** `null`: none is open. */
  readonly panel: RoomPanel | null;
  readonly state: Loaded;
  readonly settings: ViewerSettings;
  /** Nothing lies over it. */
  readonly active: boolean;
  readonly language: Language;
  readonly direction: Direction;
  readonly onChoice: (event: CustomEvent<PanelChoice>) => void;
}

/** The panel that is open. Its element is the one of class `panel`, and a `KeyTarget`. */
export function renderPanel(view: PanelView): unknown {
  const { panel, state, active, language, direction, onChoice } = view;
  if (panel === null) return nothing;
  if (panel === 'info') {
    return html`<info-panel
      class="panel"
      .state=${state}
      .active=${active}
      .language=${language}
      .direction=${direction}
      @panel-choice=${onChoice}
    ></info-panel>`;
  }
  return html`<choice-panel
    class="panel"
    .groups=${groupsOf(panel, view)}
    .active=${active}
    .direction=${direction}
    @panel-choice=${onChoice}
  ></choice-panel>`;
}

function groupsOf(panel: Exclude<RoomPanel, 'info'>, view: PanelView): readonly PanelGroup[] {
  switch (panel) {
    case 'tracks':
      return tracksPanel(view.state);
    case 'captions':
      return captionsPanel(view.settings.captions);
    case 'quality':
      return qualityPanel(view);
  }
}
