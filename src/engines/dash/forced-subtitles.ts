import type { MediaInfo, MediaPlayerClass } from 'dashjs';
import { trackId } from './read-tracks.ts';

/** In ISO/IEC 23009-1, and as DASH-IF first wrote it. */
const FORCED_ROLES: readonly string[] = ['forced-subtitle', 'forced_subtitle'];

/** Subtitles of what is said or written in another language than the film's: no choice, shown when there are no others. */
export function isForced({ roles }: Pick<MediaInfo, 'roles'>): boolean {
  return (roles ?? []).some(({ value }) => FORCED_ROLES.includes(value));
}

/** What is shown when the viewer wants no subtitles: the forced ones in the language of the sound; `null`: none. */
export function forcedTrackId(player: Pick<MediaPlayerClass, 'getTracksFor' | 'getCurrentTrackFor'>): string | null {
  const language = player.getCurrentTrackFor('audio')?.lang ?? null;
  const forced = player.getTracksFor('text').find((track) => isForced(track) && track.lang === language);
  return forced === undefined || language === null ? null : trackId(forced);
}
