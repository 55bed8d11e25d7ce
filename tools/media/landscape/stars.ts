import { smoothstep, type Rgb } from '../render/color.ts';
import { createRandom } from '../render/noise.ts';
import { addGlow, type Raster } from '../render/raster.ts';
import { HORIZON } from './sky.ts';

interface Star {
  /** From the pole the sky turns about, in picture heights and radians. */
  readonly distance: number;
  readonly angle: number;
  readonly brightness: number;
  readonly color: Rgb;
}

const POLE_X = 1.12;
const POLE_Y = 0.12;
/** Radians in a second of film: a night in a minute. */
const TURN = 0.0042;

export function scatterStars(seed: number, count: number): readonly Star[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const warmth = random();
    return {
      distance: Math.sqrt(random()) * 1.5,
      angle: random() * Math.PI * 2,
      brightness: 0.045 + 0.95 * random() ** 9,
      color: [0.75 + 0.3 * warmth, 0.86, 1.15 - 0.3 * warmth],
    };
  });
}

/** `height` is the whole picture's, in pixels; the raster may end at the horizon. */
export function addStars(raster: Raster, height: number, stars: readonly Star[], strength: number, time: number): void {
  if (strength < 0.01) return;
  for (const { distance, angle, brightness, color } of stars) {
    const x = POLE_X + distance * Math.cos(angle + time * TURN);
    const y = POLE_Y + distance * Math.sin(angle + time * TURN);
    if (x < 0 || x > 16 / 9 || y < 0 || y > HORIZON) continue;
    const haze = smoothstep(HORIZON, HORIZON - 0.35, y);
    const light = brightness * strength * haze * 1.5;
    const radius = (height / 720) * (0.75 + 0.55 * brightness);
    addGlow(raster, x * height, y * height, radius, [color[0] * light, color[1] * light, color[2] * light]);
  }
}
