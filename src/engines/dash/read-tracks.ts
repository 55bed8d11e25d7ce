import type { MediaInfo, MediaPlayerClass } from 'dashjs';
import type { Quality, Track } from '../../player/engine-event.ts';

/** Audio and text tracks of the playback. Video has one logical track: its renditions are `Quality`. */
export function readTracks(player: MediaPlayerClass): Track[] {
  return (['audio', 'text'] as const).flatMap((kind) => {
    // dash.js keeps a current text track while it shows none.
    const isShown = kind === 'audio' || player.isTextEnabled();
    const current = isShown ? player.getCurrentTrackFor(kind) : null;
    return player.getTracksFor(kind).map((track) => toTrack(kind, track, current));
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
  if (representation === null) return null;
  return { width: representation.width, height: representation.height, bitrateBps: representation.bandwidth };
}

function toTrack(kind: 'audio' | 'text', track: MediaInfo, current: MediaInfo | null): Track {
  return {
    kind,
    id: trackId(track),
    language: track.lang ?? 'und',
    roles: (track.roles ?? []).map(({ value }) => value),
    isSelected: current !== null && track.index === current.index,
  };
}

function trackId(track: MediaInfo): string {
  return String(track.id ?? track.index);
}
