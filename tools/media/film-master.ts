import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AUDIO_LANGUAGES, FILM_DURATION, FRAME_RATE } from '../../server/packager/renditions.ts';
import type { FilmMaster } from './encode-film.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { createLandscape } from './landscape/landscape.ts';
import { develop } from './render/develop.ts';
import { composeSound, SOUND_RATE } from './sound.ts';
import { formatWave } from './wave.ts';

const WIDTH = 1280;
const HEIGHT = 720;
const PICTURE_COUNT = Math.round(FILM_DURATION * FRAME_RATE);

export function filmMasterIn(folder: string): FilmMaster {
  return {
    picturePath: join(folder, 'picture.mkv'),
    soundPathOf: (language) => join(folder, `sound-${language}.wav`),
  };
}

/** Composes the sound of every language. */
export async function makeSounds({ soundPathOf }: FilmMaster): Promise<void> {
  for (const language of AUDIO_LANGUAGES) {
    await mkdir(dirname(soundPathOf(language)), { recursive: true });
    await writeFile(soundPathOf(language), formatWave(composeSound(FILM_DURATION, language), SOUND_RATE));
  }
}

/** Renders every picture, about a fifth of a second each. */
export async function renderPictures({ picturePath }: FilmMaster): Promise<void> {
  await mkdir(dirname(picturePath), { recursive: true });
  await runFfmpeg(
    [
      ...['-f', 'rawvideo', '-pix_fmt', 'rgb48le', '-s', `${WIDTH}x${HEIGHT}`, '-r', String(FRAME_RATE), '-i', '-'],
      // Ten bits and hardly any loss: what the renditions are made from must not bring steps of its own.
      ...['-vf', 'scale=out_color_matrix=bt709:flags=accurate_rnd+full_chroma_int', '-pix_fmt', 'yuv444p10le'],
      ...['-c:v', 'libx264', '-preset', 'superfast', '-crf', '8', '-colorspace', 'bt709', picturePath],
    ],
    listPictures(),
  );
}

function* listPictures(): Generator<Buffer> {
  const paintAt = createLandscape(WIDTH, HEIGHT);
  for (let index = 0; index < PICTURE_COUNT; index += 1) {
    yield develop(paintAt(index / FRAME_RATE));
    if (index % 100 === 0) console.log(`picture ${index} of ${PICTURE_COUNT}`);
  }
}
