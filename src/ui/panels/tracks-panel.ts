import { isSelectable, toTrackWish } from '../../player/choose-tracks.ts';
import type { Track } from '../../player/engine-event.ts';
import type { Loaded } from '../../player/player-state.ts';
import type { PanelAction, PanelChoice, PanelGroup } from '../panel-model.ts';
import { strings } from '../strings.ts';
import { showSubtitles } from '../toggle-subtitles.ts';
import { trackName } from '../track-names.ts';

/** Audio and subtitles to choose from. What is chosen goes for the next titles as well, by language and purpose. */
export function tracksPanel({ tracks, impairment }: Pick<Loaded, 'tracks' | 'impairment'>): readonly PanelGroup[] {
  const subtitles = choicesOf('text', tracks, subtitlesAction);
  const off: PanelChoice = {
    item: 'text',
    label: strings.subtitlesOff,
    isChosen: !subtitles.some(({ isChosen }) => isChosen),
    does: subtitlesAction(null),
  };
  const look: PanelChoice = {
    item: 'captions',
    label: strings.captions.open,
    isChosen: false,
    does: { panel: 'captions' },
  };
  return [
    { heading: strings.audio, choices: choicesOf('audio', tracks, playAudio) },
    { heading: strings.subtitles, choices: subtitles.length === 0 ? [] : [off, ...subtitles], ...noteOf(impairment) },
    { heading: '', choices: subtitles.length === 0 ? [] : [look] },
  ];
}

/** Which of them nobody tells: it may be those that were shown before. */
function noteOf(impairment: Loaded['impairment']): Pick<PanelGroup, 'note'> {
  return impairment?.code === 'MEDIA_SUBTITLES_UNUSABLE' ? { note: strings.subtitlesUnusable } : {};
}

function choicesOf(
  kind: 'audio' | 'text',
  tracks: readonly Track[],
  choose: (track: Track) => PanelAction,
): readonly PanelChoice[] {
  const selectable = tracks.filter((track) => track.kind === kind && isSelectable(track));
  const names = selectable.map(trackName);
  return selectable.map((track, at) => ({
    item: `${kind} ${track.id}`,
    label: tellApart(names, at),
    isChosen: track.isSelected,
    does: choose(track),
  }));
}

/** A title may have two of a name: `English`, `English 2`. */
function tellApart(names: readonly string[], at: number): string {
  const name = names[at] ?? '';
  const before = names.slice(0, at).filter((other) => other === name).length;
  return before === 0 ? name : `${name} ${before + 1}`;
}

function playAudio(track: Track): PanelAction {
  const player = { type: 'select-track', kind: 'audio', id: track.id } as const;
  const audio = toTrackWish('audio', track);
  return audio === null ? { player } : { player, app: { type: 'change-settings', settings: { audio } } };
}

function subtitlesAction(track: Track | null): PanelAction {
  const { player, app } = showSubtitles(track);
  return app === undefined ? { player } : { player, app };
}
