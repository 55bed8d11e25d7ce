import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { MEDIA_FOLDER } from '../../server/packager/media-folder.ts';
import { FRAME_RATE } from '../../server/packager/renditions.ts';
import { THUMBNAILS } from '../../server/packager/thumbnails.ts';
import type { FilmMaster } from './encode-film.ts';
import { runFfmpeg } from './ffmpeg.ts';

/** Step of JPEG's quantizer, 2 (best) to 31. */
const QUALITY = 6;

/** Puts the picture from the middle of every thumbnail's time onto the tiles in `server/media/thumbnails/`. */
export async function tileThumbnails({ picturePath }: FilmMaster): Promise<void> {
  const folder = join(MEDIA_FOLDER, 'thumbnails');
  await mkdir(folder, { recursive: true });
  const { columns, rows, width, height, tileCount, interval } = THUMBNAILS;
  const step = Math.round(interval * FRAME_RATE);
  const filters = [
    `select=eq(mod(n\\,${step})\\,${step >> 1})`,
    `scale=${width}:${height}:flags=area:in_color_matrix=bt709:out_color_matrix=bt601:out_range=pc`,
    `tile=${columns}x${rows}`,
  ];
  await runFfmpeg([
    ...['-i', picturePath, '-an', '-vf', filters.join(','), '-fps_mode', 'passthrough', '-frames:v', String(tileCount)],
    ...['-pix_fmt', 'yuvj420p', '-q:v', String(QUALITY), '-huffman', 'optimal', '-bitexact'],
    join(folder, 'unfinished-%d.jpg'),
  ]);
  for (let number = 1; number <= tileCount; number += 1) {
    await rename(join(folder, `unfinished-${number}.jpg`), join(folder, `${number}.jpg`));
  }
  console.log(`thumbnails: ${tileCount} tiles`);
}
