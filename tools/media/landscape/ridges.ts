import { clamp01, smoothstep } from '../render/color.ts';
import type { Noise } from '../render/noise.ts';
import { HORIZON } from './sky.ts';

/** A range of hills as seen on a picture: for each pixel of the sky how much of it is covered, and how it is lit. */
export interface Ridge {
  /** 0 to 1; the edge is a pixel soft. */
  readonly cover: Float32Array;
  /** Relief: about 0.4 in a gully to 1.3 on a crest that faces the light. */
  readonly relief: Float32Array;
  /** How much of the air's colour lies before it, and how much more at its foot. */
  readonly haze: number;
  readonly mist: number;
}

interface RidgeShape {
  readonly seedX: number;
  readonly base: number;
  readonly height: number;
  readonly frequency: number;
  readonly octaves: number;
  readonly haze: number;
  readonly mist: number;
}

/** Far to near. */
const RIDGES: readonly RidgeShape[] = [
  { seedX: 3.1, base: 0.05, height: 0.3, frequency: 1.15, octaves: 7, haze: 0.46, mist: 0.4 },
  { seedX: 11.7, base: 0.01, height: 0.19, frequency: 1.7, octaves: 6, haze: 0.2, mist: 0.3 },
  { seedX: 27.3, base: -0.015, height: 0.085, frequency: 2.6, octaves: 7, haze: 0.05, mist: 0.12 },
];

export function raiseRidges(noise: Noise, width: number, height: number, rows: number): readonly Ridge[] {
  return RIDGES.map((shape) => raiseRidge(noise, shape, width, height, rows));
}

function raiseRidge(noise: Noise, shape: RidgeShape, width: number, height: number, rows: number): Ridge {
  const cover = new Float32Array(width * rows);
  const relief = new Float32Array(width * rows);
  for (let column = 0; column < width; column += 1) {
    const x = (column + 0.5) / height;
    const crest = HORIZON - crestHeight(noise, shape, x);
    for (let row = 0; row < rows; row += 1) {
      const y = (row + 0.5) / height;
      const index = row * width + column;
      cover[index] = clamp01((y - crest) * height + 0.5);
      if (cover[index]) relief[index] = reliefAt(noise, shape, x, y, crest);
    }
  }
  return { cover, relief, haze: shape.haze, mist: shape.mist };
}

/** One high massif right of the middle, lower hills to the sides. */
function crestHeight(noise: Noise, { seedX, base, height, frequency, octaves }: RidgeShape, x: number): number {
  const crests = noise.ridged(x * frequency + seedX, seedX * 0.7, octaves);
  const massif = 0.55 + 0.45 * Math.exp(-(((x - 1.2) / 0.55) ** 2));
  return base + height * massif * smoothstep(0.25, 1, crests);
}

function reliefAt(noise: Noise, { seedX, frequency }: RidgeShape, x: number, y: number, crest: number): number {
  const depth = y - crest;
  const slantX = x * frequency * 5 + seedX + depth * 6 * noise.at(x * 3, seedX);
  const gullies = noise.ridged(slantX, y * 9 + seedX, 4);
  return 0.35 + 0.95 * smoothstep(0.35, 0.95, gullies) * (1 - smoothstep(0, 0.35, depth) * 0.5);
}
