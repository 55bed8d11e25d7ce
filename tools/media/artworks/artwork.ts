import type { ArtworkId } from '../../../server/packager/artwork.ts';
import type { Raster } from '../render/raster.ts';

/**
 * The picture of a title, 16:9. What it shows stands right of its middle: on a background, text covers the left third,
 * and a card is cut from the right.
 */
export interface Artwork {
  readonly id: ArtworkId;
  paint(width: number, height: number): Raster;
}
