import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MEDIA_FOLDER } from '../../server/packager/media-folder.ts';
import { aurora } from './artworks/aurora.ts';
import type { Artwork } from './artworks/artwork.ts';
import { ember } from './artworks/ember.ts';
import { farlight } from './artworks/farlight.ts';
import { glasshouse } from './artworks/glasshouse.ts';
import { lakecam } from './artworks/lakecam.ts';
import { lowtide } from './artworks/lowtide.ts';
import { meridian } from './artworks/meridian.ts';
import { nocturne } from './artworks/nocturne.ts';
import { saltwater } from './artworks/saltwater.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { smoothstep } from './render/color.ts';
import { develop } from './render/develop.ts';
import type { Raster } from './render/raster.ts';

const ARTWORKS: readonly Artwork[] = [
  aurora,
  meridian,
  saltwater,
  ember,
  nocturne,
  glasshouse,
  lowtide,
  farlight,
  lakecam,
];
const WIDTH = 1920;
const HEIGHT = 1080;
/** A card is cut from the right of the picture, nearer to what it shows. */
const CARD_FILTER = 'crop=1536:864:384:130,scale=800:450:flags=lanczos';
/** Steps of JPEG's quantizer, 2 (best) to 31. */
const CARD_QUALITY = 4;
const BACKGROUND_QUALITY = 4;

/** Paints the named artworks (all, when none is named) into `server/media/artwork/`. */
export async function paintArtworks(ids: readonly string[] = []): Promise<void> {
  const folder = join(MEDIA_FOLDER, 'artwork');
  await mkdir(folder, { recursive: true });
  for (const artwork of ARTWORKS.filter(({ id }) => ids.length === 0 || ids.includes(id))) {
    const picture = artwork.paint(WIDTH, HEIGHT);
    await writeJpeg(picture, CARD_FILTER, CARD_QUALITY, join(folder, `${artwork.id}-card.jpg`));
    calmLeft(picture);
    await writeJpeg(picture, 'null', BACKGROUND_QUALITY, join(folder, `${artwork.id}-background.jpg`));
    console.log(`artwork/${artwork.id}`);
  }
}

/** Text stands on the left third: little light there, and an even fall towards it. */
function calmLeft({ width, height, light }: Raster): void {
  for (let index = 0; index < light.length; index += 1) {
    const x = (Math.floor(index / 3) % width) / height;
    light[index] = (light[index] ?? 0) * (0.06 + 0.94 * smoothstep(0.1, 1.15, x) ** 1.3);
  }
}

async function writeJpeg(picture: Raster, filter: string, quality: number, target: string): Promise<void> {
  const size = `${picture.width}x${picture.height}`;
  await runFfmpeg(
    [
      ...['-f', 'rawvideo', '-pix_fmt', 'rgb48le', '-s', size, '-i', '-', '-vf', filter],
      ...[
        '-pix_fmt',
        'yuvj420p',
        '-q:v',
        String(quality),
        '-huffman',
        'optimal',
        '-bitexact',
        '-frames:v',
        '1',
        target,
      ],
    ],
    [develop(picture)],
  );
}
