import { add, bell, hex, mix, ramp, scale, smoothstep, type Rgb } from '../render/color.ts';
import { createNoise, createRandom } from '../render/noise.ts';
import { addLight, paint, type Raster } from '../render/raster.ts';
import type { Artwork } from './artwork.ts';

const noise = createNoise(1_212);
/** Where the wet street begins. */
const STREET_Y = 0.66;

const LAMPS: readonly Rgb[] = [
  hex('#ffb14a'),
  hex('#ff8a3c'),
  hex('#ffd9a0'),
  hex('#ff4a4a'),
  hex('#ff5fa8'),
  hex('#38c6d9'),
  hex('#5a7dff'),
  hex('#ffc46b'),
];

/** A city after rain, out of focus. */
export const nocturne: Artwork = {
  id: 'nocturne',
  paint: (width, height) => {
    const picture = paint(width, height, darkAt);
    const random = createRandom(66);
    for (let index = 0; index < 210; index += 1) addLamp(picture, random);
    return picture;
  },
};

function darkAt(x: number, y: number): Rgb {
  const sky = ramp(
    [
      [0, hex('#0a0d1f')],
      [0.45, hex('#191431')],
      [STREET_Y, hex('#3a1f38')],
      [STREET_Y + 0.04, hex('#140f20')],
      [1, hex('#06070f')],
    ],
    y,
  );
  const towers = Math.floor(x * 9 + 0.4 * noise.at(Math.floor(x * 9), 1));
  const roof = 0.28 + 0.22 * noise.at(towers * 1.7, 3.3) + 0.14 * Math.abs(x - 1.25);
  const wall = smoothstep(roof - 0.02, roof + 0.02, y) * smoothstep(STREET_Y + 0.03, STREET_Y - 0.03, y);
  const haze = add(sky, hex('#c2552f'), 0.3 * bell(y - STREET_Y, 0.16) * bell(x - 1.25, 0.55));
  return mix(haze, scale(haze, 0.55), wall);
}

/** A disc as a lens draws a point it is not set on, and its long reflection in the street. */
function addLamp(picture: Raster, random: () => number): void {
  const spread = (random() + random() + random() - 1.5) * 0.62;
  const x = 1.24 + spread;
  const nearness = random() ** 2.4;
  const y = STREET_Y - 0.03 - 0.5 * random() ** 1.7 * (1 - 0.4 * Math.abs(spread));
  const radius = 0.008 + 0.058 * nearness;
  const color = LAMPS[Math.floor(random() * LAMPS.length)] ?? LAMPS[0] ?? [1, 1, 1];
  const light = (0.16 + 0.6 * random() ** 2) / (1 + 5 * nearness);
  addDisc(picture, x, y, radius, radius, scale(color, light));
  const below = STREET_Y + (STREET_Y - y) * 0.62 + 0.02;
  addDisc(picture, x, below, radius * 0.9, radius * (2.4 + 2 * random()), scale(color, light * 0.3));
}

function addDisc(picture: Raster, x: number, y: number, radiusX: number, radiusY: number, color: Rgb): void {
  const { width, height } = picture;
  const isReflection = radiusY !== radiusX;
  for (
    let row = Math.max(0, Math.floor((y - radiusY) * height));
    row < Math.min(height, (y + radiusY) * height);
    row += 1
  ) {
    for (
      let column = Math.max(0, Math.floor((x - radiusX) * height));
      column < Math.min(width, (x + radiusX) * height);
      column += 1
    ) {
      const pixelY = (row + 0.5) / height;
      const wave = isReflection ? 0.012 * noise.at(4, pixelY * 60) + 0.008 * noise.at(x * 8, pixelY * 140) : 0;
      const distance = Math.hypot(((column + 0.5) / height - x + wave) / radiusX, (pixelY - y) / radiusY);
      if (distance >= 1) continue;
      const edge = smoothstep(1, isReflection ? 0.2 : 1 - 0.0022 / radiusX, distance);
      const rim = isReflection ? 1 : 0.72 + 0.4 * smoothstep(0.7, 0.97, distance);
      addLight(picture, column, row, color, edge * rim);
    }
  }
}
