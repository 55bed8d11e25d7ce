import type { MediaPlayerClass, Thumbnail as DashThumbnail } from 'dashjs';

/** Where one small picture is: on the tile at `url`, in pixels of that tile. */
export interface ThumbnailPlace {
  readonly url: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A time at the very end is that of the last picture. */
const BEFORE_END = 0.05;

/** `null` where the manifest has no thumbnail tiles for that time. Fetches nothing. */
export function locateThumbnail(player: MediaPlayerClass, seconds: number): ThumbnailPlace | null {
  // Tiles within one MP4 would be fetched by dash.js itself.
  const [track] = player.getRepresentationsByType('image');
  if (track === undefined || track.segmentInfoType === 'SegmentBase') return null;
  const found: DashThumbnail[] = [];
  player.provideThumbnail(toPlayerTime(player, seconds), (thumbnail) => {
    if (thumbnail !== null) found.push(thumbnail);
  });
  const [thumbnail] = found;
  // dash.js answers a time without a segment with NaN.
  if (thumbnail === undefined || !Number.isFinite(thumbnail.x) || !Number.isFinite(thumbnail.y)) return null;
  const { url, x, y, width, height } = thumbnail;
  return { url, x, y, width, height };
}

/** dash.js counts from the start of a live window. */
function toPlayerTime(player: MediaPlayerClass, seconds: number): number {
  if (player.isDynamic()) return seconds - player.getDvrWindow().start;
  return Math.max(0, Math.min(seconds, player.duration() - BEFORE_END));
}
