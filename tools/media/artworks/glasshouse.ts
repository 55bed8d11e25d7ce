import { add, bell, clamp01, hex, mix, scale, smoothstep, type Rgb } from '../render/color.ts';
import { createNoise, createRandom } from '../render/noise.ts';
import { paint } from '../render/raster.ts';
import type { Artwork } from './artwork.ts';

const noise = createNoise(5_150);
/** Width of a flute of the glass. */
const FLUTE = 0.047;

interface Leaf {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly length: number;
  readonly depth: number;
}

const leaves = growLeaves(createRandom(88), 46);

/** Leaves behind fluted glass, the morning sun beyond them. */
export const glasshouse: Artwork = { id: 'glasshouse', paint: (width, height) => paint(width, height, throughGlass) };

/** Each flute is a lens: it shows a wider strip than its own, turned about, and gleams on one side. */
function throughGlass(x: number, y: number): Rgb {
  const position = x / FLUTE + 0.05 * noise.at(x * 1.5, y * 1.2);
  const across = position - Math.floor(position) - 0.5;
  const bent = across * Math.abs(across) * 4;
  const seenX = x - across * FLUTE + bent * FLUTE * -1.9;
  const seen = gardenAt(seenX, y + 0.012 * bent);
  const gleam = bell(across - 0.33, 0.07) * 0.55 + bell(across + 0.44, 0.04) * 0.2;
  const seam = 1 - 0.6 * smoothstep(0.44, 0.5, Math.abs(across));
  const sunny = sunAt(x, y);
  return add(
    scale(seen, seam * (0.42 + 0.5 * sunny)),
    mix(hex('#6fd3a0'), hex('#f4ffd0'), sunny),
    gleam * (0.035 + 0.5 * sunny),
  );
}

function sunAt(x: number, y: number): number {
  return bell(Math.hypot(x - 1.3, (y - 0.3) * 1.1), 0.48);
}

function gardenAt(x: number, y: number): Rgb {
  const sunny = sunAt(x, y);
  const foliage = 0.5 + 0.5 * noise.fractal(x * 2.6, y * 2.6, 2.2, 4);
  let light = mix(scale(hex('#0a3a2a'), 0.4 + 0.7 * foliage), hex('#d9f59a'), sunny * 0.9 * (0.6 + 0.5 * foliage));
  light = add(light, hex('#fff6c8'), 1.1 * sunny ** 4);
  for (const leaf of leaves) {
    const [cover, vein] = coverOf(leaf, x, y);
    if (cover <= 0) continue;
    const translucent = mix(hex('#0c5a34'), hex('#8fd83c'), clamp01(sunny * 1.25));
    const body = mix(scale(translucent, 0.3 + 0.75 * sunny), hex('#031a14'), leaf.depth * 0.75);
    light = mix(light, scale(body, 1 + 0.7 * vein), cover * 0.94);
  }
  return light;
}

/** How much of a leaf covers a place, and how near a vein is. A leaf is long, pointed, and a little bent. */
function coverOf(
  { x, y, angle, length }: Leaf,
  placeX: number,
  placeY: number,
): readonly [cover: number, vein: number] {
  const [dx, dy] = [placeX - x, placeY - y];
  const along = (dx * Math.cos(angle) + dy * Math.sin(angle)) / length;
  if (along <= 0 || along >= 1) return [0, 0];
  const across = (-dx * Math.sin(angle) + dy * Math.cos(angle)) / length + 0.16 * along * along;
  const halfWidth = 0.15 * Math.sin(Math.PI * along ** 0.75) ** 0.9;
  const cover = clamp01((halfWidth - Math.abs(across)) / 0.012);
  const ribs = Math.sin((along - Math.abs(across) * 1.1) * 70);
  return [cover, bell(across, 0.008) + 0.25 * smoothstep(0.5, 1, ribs)];
}

/** From the sides and from below, near and dark ones last. */
function growLeaves(random: () => number, count: number): readonly Leaf[] {
  return Array.from({ length: count }, (_, index) => {
    const side = random();
    const isLow = index % 3 !== 0;
    return {
      x: isLow ? 0.2 + side * 1.6 : 1.55 + 0.3 * random(),
      y: isLow ? 0.9 + 0.3 * random() : -0.1 + random() * 1.0,
      angle: isLow ? -Math.PI / 2 + (random() - 0.5) * 1.7 : Math.PI + (random() - 0.5) * 1.5,
      length: 0.32 + 0.46 * random(),
      depth: index / count,
    };
  });
}
