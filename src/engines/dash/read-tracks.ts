import type { MediaInfo, MediaPlayerClass, Representation } from 'dashjs';
import type { Quality, Track } from '../../player/engine-event.ts';
import { isForced } from './forced-subtitles.ts';
import { readRoles } from './track-roles.ts';

/** Audio and text tracks of the playback; forced subtitles are nobody's choice. Video has one logical track: its renditions are `Quality`. */
export function readTracks(player: MediaPlayerClass): Track[] {
  return (['audio', 'text'] as const).flatMap((kind) => {
    // dash.js keeps a current text track while it shows none.
    const isShown = kind === 'audio' || player.isTextEnabled();
    const current = isShown ? player.getCurrentTrackFor(kind) : null;
    const offered = player.getTracksFor(kind).filter((track) => kind === 'audio' || !isForced(track));
    return offered.map((track) => toTrack(kind, track, current));
  });
}

/** dash.js's own object for one of {@link readTracks}; `null` when there is none of that id. */
export function findTrack(player: MediaPlayerClass, kind: 'audio' | 'text', id: string | null): MediaInfo | null {
  return player.getTracksFor(kind).find((track) => trackId(track) === id) ?? null;
}

/** What `setTextTrack` takes: the place among the text tracks; -1 for none. */
export function textTrackIndex(player: MediaPlayerClass, id: string | null): number {
  return player.getTracksFor('text').findIndex((track) => trackId(track) === id);
}

/** `null` until dash.js has chosen one. */
export function readQuality(player: MediaPlayerClass): Quality | null {
  const representation = player.getCurrentRepresentationForType('video');
  return representation === null ? null : toQuality(representation);
}

/** All of the picture that may be shown here, but for the viewer's own limit. */
export function readRenditions(player: MediaPlayerClass): readonly Quality[] {
  return player.getRepresentationsByTypeUnfiltered('video').map(toQuality);
}

/** dash.js has NaN where the manifest says nothing. */
function toQuality({ width, height, bandwidth }: Representation): Quality {
  return { width: width || 0, height: height || 0, bitrateBps: bandwidth || 0 };
}

function bitrateOf({ bitrateList }: MediaInfo): Pick<Track, 'bitrateBps'> {
  const bitrates = ((bitrateList as MediaInfo['bitrateList'] | undefined) ?? []).flatMap(
    ({ bandwidth }) => bandwidth || [],
  );
  return bitrates.length === 0 ? {} : { bitrateBps: Math.max(...bitrates) };
}

function toTrack(kind: 'audio' | 'text', track: MediaInfo, current: MediaInfo | null): Track {
  return {
    kind,
    id: trackId(track),
    language: track.lang ?? 'und',
    roles: readRoles(kind, track.roles, track.accessibility),
    isSelected: current !== null && track.index === current.index,
    ...bitrateOf(track),
  };
}

/** Of {@link readTracks}. */
export function trackId(track: Pick<MediaInfo, 'id' | 'index'>): string {
  return String(track.id ?? track.index);
}
