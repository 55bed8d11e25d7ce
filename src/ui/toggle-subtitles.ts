import { chooseSubtitles, isSelectable, toTrackWish } from '../player/choose-tracks.ts';
import type { Track } from '../player/engine-event.ts';
import type { PlayerCommand } from '../player/player-command.ts';
import type { ViewerSettings } from '../player/viewer-settings.ts';
import type { AppCommand } from './app-command.ts';
import type { Language } from './strings.ts';

/** What shows subtitles, or none (`track: null`), and has that remembered for the next titles. */
export interface SubtitleChange {
  readonly track: Track | null;
  readonly player: PlayerCommand;
  /** Absent: the track tells too little to be found in another title. */
  readonly app?: AppCommand;
}

export function showSubtitles(track: Track | null): SubtitleChange {
  const player = { type: 'select-track', kind: 'text', id: track?.id ?? null } as const;
  if (track === null) return { track, player, app: keep({ subtitles: 'off' }) };
  const wish = toTrackWish('text', track);
  return wish === null ? { track, player } : { track, player, app: keep({ subtitles: wish, lastSubtitles: wish }) };
}

/**
 * What one key does: subtitles off, or on again in the last language. Pure. A title that lacks it, or a viewer who had none yet,
 * gets those in the language of the app, else of what is heard, else the first there are; a last language is still remembered.
 * `null`: the title has none to choose.
 */
export function toggleSubtitles(
  tracks: readonly Track[],
  { subtitles, lastSubtitles }: Pick<ViewerSettings, 'subtitles' | 'lastSubtitles'>,
  language: Language,
): SubtitleChange | null {
  const texts = tracks.filter((track) => track.kind === 'text' && isSelectable(track));
  if (texts.some(({ isSelected }) => isSelected)) return showSubtitles(null);
  const last = subtitles === 'off' ? lastSubtitles : subtitles;
  const wished = last === null ? null : chooseSubtitles(texts, last);
  if (wished !== null) return showSubtitles(wished);
  const heard = tracks.find(({ kind, isSelected }) => kind === 'audio' && isSelected)?.language ?? 'und';
  const inLanguage = (spoken: string): Track | null => chooseSubtitles(texts, { language: spoken, role: 'subtitle' });
  const shown = inLanguage(language) ?? inLanguage(heard) ?? texts[0] ?? null;
  if (shown === null) return null;
  return last === null ? showSubtitles(shown) : { ...showSubtitles(shown), app: keep({ subtitles: last }) };
}

function keep(settings: Partial<ViewerSettings>): AppCommand {
  return { type: 'change-settings', settings };
}
