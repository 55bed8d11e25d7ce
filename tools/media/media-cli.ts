import { fileURLToPath } from 'node:url';
import { paintArtworks } from './paint-artworks.ts';
import { encodeFilm } from './encode-film.ts';
import { filmMasterIn, makeSounds, renderPictures } from './film-master.ts';
import { tileThumbnails } from './tile-thumbnails.ts';

/** Git ignores it; the master is kept there for another `film` run. */
const CACHE_FOLDER = fileURLToPath(new URL('../../.cache/media/', import.meta.url));

const MASTER = filmMasterIn(CACHE_FOLDER);

const STEPS = {
  pictures: () => renderPictures(MASTER),
  sound: () => makeSounds(MASTER),
  film: (names: readonly string[]) => encodeFilm(MASTER, names),
  thumbnails: () => tileThumbnails(MASTER),
  artwork: paintArtworks,
};

/** `npm run media`: all. `npm run media -- film h264-240` or `-- artwork ember`: one step, perhaps of one thing. */
async function main([step, ...names]: readonly string[]): Promise<void> {
  const isStep = (name: string): name is keyof typeof STEPS => name in STEPS;
  if (step !== undefined && !isStep(step))
    throw new TypeError(`Expected ${Object.keys(STEPS).join(', ')}, got ${step}`);
  const steps = step === undefined ? Object.values(STEPS) : [STEPS[step]];
  for (const run of steps) await run(names);
}

await main(process.argv.slice(2));
