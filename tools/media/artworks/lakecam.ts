import { createLandscape } from '../landscape/landscape.ts';
import type { Artwork } from './artwork.ts';

/** A moment of the film when the first light stands right of the middle and the last aurora above it, in seconds. */
const MOMENT = 52;

/** The shore of the film, as its camera sees it before dawn. */
export const lakecam: Artwork = {
  id: 'lakecam',
  paint: (width, height) => createLandscape(width, height)(MOMENT),
};
