import { createLandscape } from '../landscape/landscape.ts';
import { createRaster, type Raster } from '../render/raster.ts';
import type { Artwork } from './artwork.ts';

/** A moment of the film when the last of dusk meets the first lights, in seconds. */
const MOMENT = 14.6;

/** The northern lights of the film, mirrored so that they stand on the right. */
export const aurora: Artwork = {
  id: 'aurora',
  paint: (width, height) => mirror(createLandscape(width, height)(MOMENT)),
};

function mirror({ width, height, light }: Raster): Raster {
  const mirrored = createRaster(width, height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const column = pixel % width;
    const source = pixel - column + (width - 1 - column);
    mirrored.light.set(light.subarray(source * 3, source * 3 + 3), pixel * 3);
  }
  return mirrored;
}
