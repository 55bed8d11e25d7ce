import { clamp01 } from '../render/color.ts';
import { createNoise, createRandom, type Noise } from '../render/noise.ts';

interface Pine {
  readonly x: number;
  readonly foot: number;
  readonly height: number;
  readonly seed: number;
}

/** Cover of the near shore, 0 to 1 a pixel of the whole picture: conifers on a dark bank at both lower corners. */
export function plantPines(seed: number, width: number, height: number): Float32Array {
  const noise = createNoise(seed);
  const pines = [...standAt(seed, -0.06, 0.3, 17), ...standAt(seed + 1, 1.84, 1.5, 15)];
  const cover = new Float32Array(width * height);
  for (let row = Math.floor(height * 0.4); row < height; row += 1) {
    const y = (row + 0.5) / height;
    for (let column = 0; column < width; column += 1) {
      const x = (column + 0.5) / height;
      const bank = clamp01((y - bankAt(noise, x)) * height + 0.5);
      cover[row * width + column] = pines.reduce(
        (most, pine) => Math.max(most, coverOf(noise, pine, x, y, height)),
        bank,
      );
    }
  }
  return cover;
}

/** Tall at the picture's edge, lower towards its middle. */
function standAt(seed: number, edgeX: number, innerX: number, count: number): readonly Pine[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const part = (index + random() * 0.9) / count;
    const x = edgeX + (innerX - edgeX) * part;
    const height = (0.34 - 0.24 * part) * (0.6 + 0.5 * random());
    return { x, foot: 0.9 + 0.07 * part + 0.03 * random(), height, seed: random() * 100 };
  });
}

function bankAt(noise: Noise, x: number): number {
  const edges = Math.max(1 - x / 0.52, 1 - (16 / 9 - x) / 0.44, 0);
  return 1.0 - 0.1 * edges ** 0.8 + 0.008 * noise.fractal(x * 14, 2.2, 0, 4) + (edges > 0 ? 0 : 0.02);
}

/** Branches in tiers that hang a little, thinner to the top; the edge is a pixel soft. */
function coverOf(noise: Noise, pine: Pine, x: number, y: number, pixels: number): number {
  const rise = (pine.foot - y) / pine.height;
  const aside = Math.abs(x - pine.x) / pine.height;
  if (rise < 0 || rise > 1 || aside > 0.24) return 0;
  const hanging = rise + aside * 0.45;
  const tiers = hanging * 13 + noise.at(pine.seed, hanging * 6) * 0.8;
  const tier = tiers - Math.floor(tiers);
  const ragged = 0.75 + 0.5 * noise.at(x * 160, y * 160, pine.seed);
  const branch = 0.2 * (1 - hanging) * (1 - 0.62 * tier) * ragged + 0.004;
  return clamp01((branch - aside) * pine.height * pixels + 0.5);
}
