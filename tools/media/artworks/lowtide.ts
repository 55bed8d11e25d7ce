import { add, bell, hex, mix, ramp, scale, smoothstep, type Rgb } from '../render/color.ts';
import { createNoise } from '../render/noise.ts';
import { paint } from '../render/raster.ts';
import type { Artwork } from './artwork.ts';

const noise = createNoise(64);
const HORIZON = 0.44;
const SUN_X = 1.3;

const SKY: readonly (readonly [number, Rgb])[] = [
  [0, hex('#5f86a6')],
  [0.5, hex('#a9b9c4')],
  [0.8, hex('#e8cbb4')],
  [1, hex('#ffdca8')],
];

/** Tidal flats early in the day: wet sand and the channels that the sea has left. */
export const lowtide: Artwork = {
  id: 'lowtide',
  paint: (width, height) => paint(width, height, (x, y) => scale(y < HORIZON ? aboveAt(x, y) : flatsAt(x, y), 0.86)),
};

function aboveAt(x: number, y: number): Rgb {
  const crest = HORIZON - 0.006 - 0.038 * smoothstep(0.95, 0.2, x) * (0.7 + 0.5 * noise.fractal(x * 4, 3, 0, 4));
  const far = HORIZON - 0.012 - 0.02 * smoothstep(1.35, 1.75, x) * (1 + 0.4 * noise.fractal(x * 6, 9, 0, 3));
  const sky = skyAt(x, y / HORIZON);
  const withFar = mix(sky, hex('#a08f92'), 0.75 * smoothstep(-0.0008, 0.0008, y - far));
  return mix(withFar, hex('#4c5667'), 0.88 * smoothstep(-0.0008, 0.0008, y - crest));
}

/** `depth`: 0 at the zenith, 1 at the horizon. */
function skyAt(x: number, depth: number): Rgb {
  const y = depth * HORIZON;
  const sun = Math.hypot(x - SUN_X, (depth - 0.84) * HORIZON);
  const cover = noise.fractal(x * 1.4 + 0.3 * noise.at(x * 3, y * 9), y * 8, 6, 5);
  const cloud = smoothstep(-0.02, 0.6, cover) * (0.85 - 0.5 * bell(sun, 0.2));
  const clear = add(scale(ramp(SKY, depth), 0.8), hex('#ffd9a0'), 0.75 * bell(sun, 0.34) + 2.6 * bell(sun, 0.055));
  const underside = mix(hex('#8d93a8'), hex('#ffb48c'), bell(x - SUN_X, 0.75) * depth);
  return mix(clear, scale(underside, 0.85), cloud * 0.75);
}

/** A plane seen from eye height: the nearer, the larger its pattern. */
function flatsAt(x: number, y: number): Rgb {
  const drop = y - HORIZON + 0.004;
  const distance = 0.16 / drop;
  const groundX = (x - 0.89) * distance * 1.1;
  const meander = 0.55 * noise.fractal(groundX * 0.5, distance * 0.65, 2, 3);
  const bars = noise.fractal(groundX * 0.42 + meander * 0.9, distance * 1.5 + meander * 2, 8, 4);
  const bias = 0.13 - 0.25 * bell(groundX - 0.1 - 0.32 * Math.sin(distance * 1.6), 0.22);
  const height = bars + bias;
  const water = smoothstep(0.035, -0.02, height);
  const wet = smoothstep(0.28, 0.0, height);
  const wind = 0.018 * noise.at(groundX * 14, distance * 30) * Math.min(1, drop * 8);
  const mirrored = skyAt(x + wind, 1 - Math.min(0.98, drop * 1.75 + wind));
  const ripples = noise.at(groundX * 13 + meander * 9, distance * 42 + 6 * bars, 3) * Math.min(1, drop * 7);
  const dry = mix(hex('#4a4148'), hex('#9a7f6a'), 0.5 + 0.5 * noise.fractal(groundX * 5, distance * 5, 1, 3));
  const lit = add(scale(dry, 0.5 + 0.3 * ripples), hex('#ffc894'), 0.26 * bell(x - SUN_X, 0.5) * (0.4 + ripples));
  const sand = mix(lit, mirrored, 0.42 * wet);
  const ground = mix(sand, scale(mirrored, 0.93), water);
  const haze = smoothstep(0.05, 0, drop);
  return mix(ground, skyAt(x, 0.99), haze * 0.6);
}
