import { bell } from '../render/color.ts';
import type { Noise } from '../render/noise.ts';
import { addSample, type Raster } from '../render/raster.ts';
import type { Hour } from './hours.ts';

/** How far ripples shift a reflection, in picture heights, at the lower edge of the picture. */
const RIPPLE = 0.03;
const RIPPLE_STEP = 4;

/** Fills the rows below the horizon with the mirrored picture above it, on still water that moves a little. */
export function addLake(picture: Raster, firstRow: number, noise: Noise, hour: Hour, time: number): void {
  const { width, height, light } = picture;
  for (let row = firstRow; row < height; row += 1) {
    const depth = (row + 0.5 - firstRow) / height;
    const ripples = rippleRow(noise, width, height, depth, time);
    const mirroring = 0.8 - 0.9 * depth;
    const shore = bell(depth, 0.012) * 0.22;
    for (let column = 0; column < width; column += 1) {
      const shift = ripples[Math.floor(column / RIPPLE_STEP)] ?? 0;
      const mirrored = firstRow - 1 - (depth * 1.75 + shift) * height;
      const index = (row * width + column) * 3;
      addSample(light, index, picture, column + shift * height * 0.35, Math.min(firstRow - 1, mirrored), mirroring);
      light[index] = (light[index] ?? 0) * 0.92 + hour.horizon[0] * shore;
      light[index + 1] = (light[index + 1] ?? 0) * 0.97 + hour.middle[1] * 0.05 + hour.horizon[1] * shore;
      light[index + 2] = (light[index + 2] ?? 0) + hour.middle[2] * 0.1 + hour.horizon[2] * shore;
    }
  }
}

/** Ripples lie flat: far ones are low and long. One value for every few columns. */
function rippleRow(noise: Noise, width: number, height: number, depth: number, time: number): Float32Array {
  const distance = 1 / (depth + 0.035);
  return Float32Array.from({ length: Math.ceil(width / RIPPLE_STEP) + 1 }, (_, index) => {
    const x = ((index * RIPPLE_STEP) / height - 0.9) * distance * 0.32;
    const swell = noise.at(x, distance * 2.1, time * 0.3);
    const fine = noise.at(x * 2.3 + 7, distance * 5.3, time * 0.45);
    return (swell * 0.7 + fine * 0.4) * RIPPLE * (depth / 0.26);
  });
}
