import { add, bell, clamp01, hex, mix, ramp, scale, smoothstep, type Rgb } from '../render/color.ts';
import { createNoise, createRandom } from '../render/noise.ts';
import { addGlow, paint, type Raster } from '../render/raster.ts';
import type { Artwork } from './artwork.ts';

const noise = createNoise(77);
/** Where the sun breaks through, above the picture. */
const SOURCE_X = 1.18;
const SOURCE_Y = -0.28;

const WATER: readonly (readonly [number, Rgb])[] = [
  [0, hex('#2a9fb8')],
  [0.3, hex('#0b5a86')],
  [0.65, hex('#06294f')],
  [1, hex('#020b1d')],
];

/** Shafts of light in deep water, and a shoal that passes through them. */
export const saltwater: Artwork = {
  id: 'saltwater',
  paint: (width, height) => {
    const picture = paint(width, height, waterAt);
    addShoal(picture);
    addMotes(picture);
    return picture;
  },
};

function waterAt(x: number, y: number): Rgb {
  const [dx, dy] = [x - SOURCE_X, y - SOURCE_Y];
  const distance = Math.hypot(dx, dy);
  const angle = Math.atan2(dx, dy);
  const wide = noise.fractal(angle * 5.5 + 3, distance * 0.35, 0, 2);
  const fine = noise.fractal(angle * 21, distance * 0.5, 5, 3);
  const beam = smoothstep(-0.1, 0.95, wide * 0.95 + fine * 0.32 + 0.1);
  const fading = Math.exp(-distance * 1.35) * bell(angle, 0.62);
  const surface = smoothstep(0.2, -0.02, y) * bell(x - SOURCE_X, 0.8);
  const ripples = noise.ridged(x * 5 + 2 * noise.at(x * 2, y * 6), y * 26, 3);
  const base = scale(ramp(WATER, y + 0.28 * Math.abs(dx) - 0.04), 0.72);
  const lit = add(base, mix(hex('#6fe0e2'), hex('#d8fff0'), fading), 1.75 * beam ** 1.4 * fading);
  const sparkling = add(lit, hex('#c8fff4'), surface * smoothstep(0.55, 0.95, ripples) * 0.9);
  return scale(sparkling, 1 - 0.94 * reefAt(x, y));
}

/** A dark sea floor that rises to the right. */
function reefAt(x: number, y: number): number {
  const crest = 0.98 - 0.16 * smoothstep(0.9, 1.8, x) + 0.06 * noise.fractal(x * 3.2, 8, 0, 5);
  return smoothstep(crest - 0.004, crest + 0.012, y);
}

/** Fish are slender spindles. They turn in a ball, denser below, and a tail of them comes in from the right. */
function addShoal(picture: Raster): void {
  const random = createRandom(31);
  for (let index = 0; index < 760; index += 1) {
    const around = random() * Math.PI * 2;
    const out = 0.16 * (random() + random()) ** 0.85;
    const x = 1.12 + Math.cos(around) * out * 1.15 + 0.04 * Math.sin(around * 3);
    const y = 0.55 + Math.sin(around) * out * 0.62 - 0.22 * (x - 1.12) ** 2;
    drawFish(picture, x, y, headingAt(around, random), 0.005 + 0.01 * random() ** 2);
  }
  for (let index = 0; index < 150; index += 1) {
    const along = random();
    const x = 1.3 + 0.46 * along;
    const y = 0.5 - 0.16 * Math.sin(along * 2.6) + (random() - 0.5) * 0.09 * (1 - 0.5 * along);
    drawFish(
      picture,
      x,
      y,
      Math.PI + 0.5 * Math.cos(along * 2.6) + (random() - 0.5) * 0.3,
      0.005 + 0.008 * random() ** 2,
    );
  }
}

/** Across the way to the middle, flattened as the ball is seen from the side. */
function headingAt(around: number, random: () => number): number {
  const turned = around + Math.PI / 2 + (random() - 0.5) * 0.7;
  return Math.atan2(Math.sin(turned) * 0.5, Math.cos(turned));
}

function drawFish({ width, height, light }: Raster, x: number, y: number, heading: number, length: number): void {
  const reach = length * 1.5;
  const [cos, sin] = [Math.cos(heading), Math.sin(heading)];
  for (let row = Math.floor((y - reach) * height); row <= (y + reach) * height; row += 1) {
    for (let column = Math.floor((x - reach) * height); column <= (x + reach) * height; column += 1) {
      if (row < 0 || row >= height || column < 0 || column >= width) continue;
      const [dx, dy] = [(column + 0.5) / height - x, (row + 0.5) / height - y];
      const along = (dx * cos + dy * sin) / length;
      const across = Math.abs(-dx * sin + dy * cos) / length;
      const body = 0.2 * (1 - along * along);
      const tail = along < -0.75 && along > -1.3 ? (-0.7 - along) * 0.42 : 0;
      const cover = clamp01((Math.max(body, tail) - across) * length * height + 0.5);
      const index = (row * width + column) * 3;
      for (let channel = 0; channel < 3; channel += 1)
        light[index + channel] = (light[index + channel] ?? 0) * (1 - 0.78 * cover);
    }
  }
}

function addMotes(picture: Raster): void {
  const random = createRandom(5);
  for (let index = 0; index < 420; index += 1) {
    const [x, y] = [random() * picture.width, random() ** 1.3 * picture.height];
    const near = bell(x / picture.height - SOURCE_X, 0.55);
    addGlow(picture, x, y, 0.8 + 3.6 * random() ** 6, scale(hex('#9ff0ea'), (0.02 + 0.2 * random() ** 2) * near));
  }
}
