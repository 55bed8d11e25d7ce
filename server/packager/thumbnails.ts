import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MEDIA_FOLDER } from './media-folder.ts';
import { FILM_DURATION } from './renditions.ts';

const COLUMNS = 4;
const ROWS = 4;
const TILE_COUNT = 2;

/** Small pictures of the film on JPEG tiles. Width and height of one picture; its time on screen, in seconds. */
export const THUMBNAILS = {
  columns: COLUMNS,
  rows: ROWS,
  width: 320,
  height: 180,
  tileCount: TILE_COUNT,
  interval: FILM_DURATION / (COLUMNS * ROWS * TILE_COUNT),
} as const;

let loading: Promise<readonly Buffer[]> | null = null;

/** The tiles in order. Read once: no title encrypts them, so all share the bytes. */
export function loadThumbnailTiles(): Promise<readonly Buffer[]> {
  loading ??= Promise.all(
    Array.from({ length: TILE_COUNT }, (_, index) => readFile(join(MEDIA_FOLDER, 'thumbnails', `${index + 1}.jpg`))),
  );
  return loading;
}
