import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MEDIA_FOLDER } from './media-folder.ts';

/** Titles of the demo catalog that have pictures. */
export const ARTWORK_IDS = [
  'aurora',
  'meridian',
  'saltwater',
  'ember',
  'nocturne',
  'glasshouse',
  'lowtide',
  'farlight',
  'lakecam',
] as const;

export type ArtworkId = (typeof ARTWORK_IDS)[number];

/**
 * A title's JPEG pictures: `card` 800x450, `background` 1920x1080 with a calm, dark left third. Rejects with RangeError
 * for an id that is not in `ARTWORK_IDS`: it may come from a URL and is part of a path.
 */
export async function readArtwork(id: string): Promise<{ readonly card: Buffer; readonly background: Buffer }> {
  if (!ARTWORK_IDS.some((known) => known === id)) throw new RangeError(`Expected one of ${ARTWORK_IDS.join(', ')}`);
  const [card, background] = await Promise.all(
    ['card', 'background'].map((form) => readFile(join(MEDIA_FOLDER, 'artwork', `${id}-${form}.jpg`))),
  );
  if (!card || !background) throw new RangeError(`Expected two pictures of ${id}`);
  return { card, background };
}
