import { add, bell, hex, mix, ramp, scale, smoothstep, type Rgb } from '../render/color.ts';
import { createNoise } from '../render/noise.ts';
import { paint } from '../render/raster.ts';
import type { Artwork } from './artwork.ts';

const noise = createNoise(401);
const SUN_X = 1.22;
const SUN_Y = 0.44;

const SKY: readonly (readonly [number, Rgb])[] = [
  [0, hex('#151336')],
  [0.22, hex('#4a2259')],
  [0.38, hex('#b0425a')],
  [0.48, hex('#f08a4b')],
  [0.56, hex('#ffc271')],
];

/** Far to near: how high the dunes stand, how they roll, and how much dusk lies before them. */
const DUNES = [
  { crest: 0.5, swing: 0.03, frequency: 1.9, seed: 1.3, haze: 0.8 },
  { crest: 0.545, swing: 0.06, frequency: 1.3, seed: 25.9, haze: 0.55 },
  { crest: 0.63, swing: 0.12, frequency: 0.95, seed: 49.2, haze: 0.3 },
  { crest: 0.78, swing: 0.17, frequency: 0.75, seed: 74.6, haze: 0.1 },
  { crest: 0.99, swing: 0.16, frequency: 0.8, seed: 92.4, haze: 0 },
];

/** Dunes at dusk under a sun that half has set. */
export const meridian: Artwork = {
  id: 'meridian',
  paint: (width, height) => paint(width, height, (x, y) => lightAt(x, y)),
};

function lightAt(x: number, y: number): Rgb {
  let light = skyAt(x, y);
  for (const dune of DUNES) {
    const crest = dune.crest + dune.swing * noise.fractal(x * dune.frequency + dune.seed, dune.seed, 0, 3);
    const cover = smoothstep(-0.0008, 0.0008, y - crest);
    if (cover > 0) light = mix(light, sandAt(x, y, y - crest, dune), cover);
  }
  return light;
}

function skyAt(x: number, y: number): Rgb {
  const distance = Math.hypot(x - SUN_X, y - SUN_Y);
  const disc = smoothstep(0.1165, 0.114, distance);
  const veils = 0.5 + 0.5 * noise.fractal(x * 1.3, y * 11, 4, 4);
  const base = add(ramp(SKY, y), hex('#ff9a4a'), 0.5 * bell(distance, 0.36) * (0.75 + 0.4 * veils));
  const banded = add(base, hex('#ff7a5c'), 0.22 * smoothstep(0.45, 0.95, veils) * bell(y - 0.33, 0.16));
  const sun = ramp(
    [
      [0, hex('#fff0c0')],
      [1, hex('#ffb056')],
    ],
    (y - SUN_Y + 0.114) / 0.228,
  );
  return mix(banded, scale(sun, 1.7), disc);
}

function sandAt(x: number, y: number, depth: number, dune: (typeof DUNES)[number]): Rgb {
  const { seed, haze, frequency } = dune;
  const slope = depth * 3.2 + 0.3 * noise.fractal(x * 1.6, depth * 2, seed, 2);
  const face = noise.at(x * 1.7 * frequency - slope * 0.9, depth * 1.6, seed) + 0.16 - depth * 0.9;
  const lit = smoothstep(-0.025, 0.035, face) * (1 - smoothstep(0.02, 0.3, depth) * 0.7);
  const ripples = Math.sin((y * 240 + 26 * noise.fractal(x * 2.6, y * 5, seed, 3)) / (0.4 + depth * 2.2));
  const grain = 1 + 0.09 * ripples * (1 - haze) * smoothstep(0.01, 0.08, depth);
  const near = bell(x - SUN_X, 0.75);
  const sunny = scale(mix(hex('#b04a34'), hex('#ff9a55'), near), 0.2 + 0.65 * near);
  const shadow = mix(hex('#150c28'), hex('#451a3c'), 0.35 * near + 0.5 * haze);
  const rim = bell(depth, 0.005) * near * (0.3 + 0.6 * smoothstep(-0.1, 0.2, face));
  const sand = add(scale(mix(shadow, sunny, lit), grain), hex('#ffb469'), rim);
  return mix(sand, mix(hex('#70304f'), hex('#f0885a'), near), haze * 0.8);
}
