import type { Track } from '../../player/engine-event.ts';
import type { PanelChoice, PanelGroup } from '../panel-model.ts';
import { strings } from '../strings.ts';
import { trackName } from '../track-names.ts';

/** Audio and subtitles to choose from. */
export function tracksPanel(tracks: readonly Track[]): readonly PanelGroup[] {
  const subtitles = choicesOf('text', tracks);
  const off: PanelChoice = {
    item: 'text',
    label: strings.subtitlesOff,
    isChosen: !subtitles.some(({ isChosen }) => isChosen),
    does: { player: { type: 'select-track', kind: 'text', id: null } },
  };
  const look: PanelChoice = {
    item: 'captions',
    label: strings.captions.open,
    isChosen: false,
    does: { panel: 'captions' },
  };
  return [
    { heading: strings.audio, choices: choicesOf('audio', tracks) },
    { heading: strings.subtitles, choices: subtitles.length === 0 ? [] : [off, ...subtitles] },
    { heading: '', choices: subtitles.length === 0 ? [] : [look] },
  ];
}

function choicesOf(kind: 'audio' | 'text', tracks: readonly Track[]): readonly PanelChoice[] {
  return tracks
    .filter((track) => track.kind === kind)
    .map((track) => ({
      item: `${kind} ${track.id}`,
      label: trackName(track),
      isChosen: track.isSelected,
      does: { player: { type: 'select-track', kind, id: track.id } },
    }));
}
