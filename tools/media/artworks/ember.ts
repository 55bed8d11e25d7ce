import { bell, ramp, scale, smoothstep, type Rgb } from '../render/color.ts';
import { createNoise, createRandom } from '../render/noise.ts';
import { addGlow, paint, type Raster } from '../render/raster.ts';
import type { Artwork } from './artwork.ts';

const noise = createNoise(909);

/** Colours of a hot body, and their light. */
const HEAT: readonly (readonly [number, Rgb])[] = [
  [0, [0.004, 0.002, 0.003]],
  [0.25, [0.03, 0.005, 0.006]],
  [0.45, [0.24, 0.025, 0.01]],
  [0.65, [0.95, 0.17, 0.02]],
  [0.82, [2.0, 0.68, 0.1]],
  [1, [3.2, 2.0, 0.75]],
];

/** Fire that has nearly burnt down, and the sparks it sends up. */
export const ember: Artwork = {
  id: 'ember',
  paint: (width, height) => {
    const picture = paint(width, height, fireAt);
    addSparks(picture);
    return picture;
  },
};

function fireAt(x: number, y: number): Rgb {
  const lean = x - 1.24 - 0.1 * (1 - y);
  const bendX = noise.fractal(x * 2.2, y * 1.5, 1.7, 4);
  const bendY = noise.fractal(x * 2.2 + 40, y * 1.5, 7.3, 4);
  const tongues = noise.ridged(x * 2.1 + 0.75 * bendX, y * 0.95 + 0.65 * bendY + 4, 4);
  const smoke = noise.fractal(x * 2.4 + bendX, y * 2 + bendY, 3.1, 5);
  const rise = smoothstep(0.02, 1.05, y + 0.1 * bendX);
  const hearth = bell(lean, 0.2 + 0.42 * rise) * rise;
  const heat = hearth * (0.3 + 0.95 * smoothstep(0.45, 0.95, tongues)) + 0.1 * smoke * bell(lean, 0.8);
  const coals = smoothstep(0.86, 1.02, y) * smoothstep(0.5, 0.85, noise.ridged(x * 6, y * 9, 4)) * bell(lean, 0.75);
  return ramp(HEAT, heat * 0.92 + coals * 0.4 + 0.16 * bell(lean, 0.9) * rise);
}

/** Few near and out of focus, many far and sharp; all drawn along the draught. */
function addSparks(picture: Raster): void {
  const random = createRandom(2);
  const { height } = picture;
  for (let index = 0; index < 620; index += 1) {
    const rise = random() ** 0.8;
    const x = 1.24 + 0.12 * rise + (random() + random() + random() - 1.5) * (0.3 + 0.55 * rise);
    const y = 1.02 - rise * 1.05;
    const nearness = random() ** 9;
    const radius = 0.9 + 2.1 * random() ** 3 + 15 * nearness;
    const light = ((0.5 + 1.9 * random() ** 2) * (1 - 0.7 * rise)) / (1 + 14 * nearness);
    const drift = noise.at(x * 3, y * 3, 5) * 2.2;
    const length = nearness > 0.1 ? 1 : Math.ceil(1 + 10 * random() ** 3);
    for (let step = 0; step < length; step += 1) {
      const color = scale([1.5, 0.5 + 0.25 * random(), 0.1], light * (1 - step / (length + 1)));
      addGlow(picture, x * height - step * drift * 0.8, y * height + step * radius * 0.8, radius, color);
    }
  }
}
