import type { MediaInfo } from 'dashjs';
import { chooseAudio } from '../../player/choose-tracks.ts';
import type { TrackWish } from '../../player/viewer-settings.ts';
import { readRoles } from './track-roles.ts';

/**
 * Puts the track to begin with, or to go on with in the next period, first. Video: of several key ranges (SD, HD) the one
 * with the lowest bitrate. dash.js by itself takes the fewest bits per pixel, which is the largest picture. Audio: what the
 * viewer wished for, else the main one in the order of the manifest: the lowest bitrate may be that of an audio description.
 */
export function chooseInitialTracks(tracks: MediaInfo[], audioWish: TrackWish | null): MediaInfo[] {
  if (tracks[0]?.type === 'audio') return firstOf(chooseAudio(tracks.map(toFacts), audioWish)?.track, tracks);
  if (tracks[0]?.type !== 'video') return tracks;
  const lowest = (track: MediaInfo): number =>
    Math.min(...track.bitrateList.map(({ bandwidth }) => bandwidth ?? Infinity));
  return [...tracks].sort((a, b) => lowest(a) - lowest(b)).slice(0, 1);
}

function toFacts(track: MediaInfo): { track: MediaInfo; language: string; roles: readonly string[] } {
  return { track, language: track.lang ?? 'und', roles: readRoles('audio', track.roles, track.accessibility) };
}

function firstOf(track: MediaInfo | undefined, tracks: MediaInfo[]): MediaInfo[] {
  return track === undefined ? tracks : [track];
}
