import type { MediaInfo, MediaPlayerClass } from 'dashjs';
import type { Quality, Track } from '../../player/engine-event.ts';

/** Audio and text tracks of the playback. Video has one logical track: its renditions are `Quality`. */
export function readTracks(player: MediaPlayerClass): Track[] {
  return (['audio', 'text'] as const).flatMap((kind) => {
    const current = player.getCurrentTrackFor(kind);
    return player.getTracksFor(kind).map((track) => toTrack(kind, track, current));
  });
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
    id: String(track.id ?? track.index),
    language: track.lang ?? 'und',
    roles: (track.roles ?? []).map(({ value }) => value),
    isSelected: current !== null && track.index === current.index,
  };
}
