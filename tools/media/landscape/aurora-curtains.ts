import { smoothstep } from '../render/color.ts';
import type { Noise } from '../render/noise.ts';

/** One hanging sheet of light, described for each column of a picture. `y` grows downwards, 1 is the picture's height. */
export interface Curtain {
  readonly columns: number;
  /** Height of the lower edge. */
  readonly edge: Float32Array;
  /** How far the light reaches upwards. */
  readonly reach: Float32Array;
  readonly strength: Float32Array;
}

/** Where curtains hang: the lower edge, its swing, the light's reach, and how bright each is. */
const CURTAINS = [
  { edge: 0.42, swing: 0.16, reach: 0.27, strength: 1.25 },
  { edge: 0.3, swing: 0.13, reach: 0.19, strength: 0.7 },
  { edge: 0.53, swing: 0.08, reach: 0.14, strength: 0.6 },
];

/** The curtains at a time in seconds, `columns` wide over an aspect ratio of 16:9. */
export function hangCurtains(noise: Noise, columns: number, time: number): readonly Curtain[] {
  return CURTAINS.map((curtain, index) => {
    const [edge, reach, strength] = [0, 0, 0].map(() => new Float32Array(columns));
    if (!edge || !reach || !strength) throw new RangeError('Expected three columns of numbers');
    const drift = time * 0.02 + index * 31.7;
    for (let column = 0; column < columns; column += 1) {
      const x = (column / columns) * (16 / 9);
      const folded = x + 0.22 * noise.at(x * 1.1 + drift, index * 5.3, time * 0.05);
      const rays = 0.5 + 0.5 * noise.at(folded * 13 + drift * 2, 3.7 + index, time * 0.22);
      const fineRays = 0.5 + 0.5 * noise.at(folded * 37 - drift, 9.1 + index, time * 0.35);
      const presence = smoothstep(-0.35, 0.5, noise.fractal(folded * 0.85 - drift, 1.9 + index * 7, time * 0.045, 2));
      edge[column] = curtain.edge + curtain.swing * noise.fractal(folded * 1.15 + drift, index * 3.1, time * 0.05, 3);
      reach[column] = curtain.reach * (0.2 + 0.9 * rays * rays + 0.5 * fineRays);
      strength[column] = curtain.strength * presence * (0.22 + 0.85 * rays * rays + 0.4 * fineRays);
    }
    return { columns, edge, reach, strength };
  });
}

/** Adds a curtain's light at a column and height to three numbers: green at the edge, violet where it fades. */
export function addCurtain(
  light: Float32Array,
  index: number,
  curtain: Curtain,
  column: number,
  y: number,
  amount: number,
): void {
  const above = (curtain.edge[column] ?? 0) - y;
  const strength = (curtain.strength[column] ?? 0) * amount;
  if (above < -0.05 || strength < 0.001) return;
  const ratio = Math.max(0, above) / (curtain.reach[column] ?? 1);
  // The light gathers a little above the edge, or the edge would look like a drawn line.
  const gathering = 0.55 + 0.45 * smoothstep(-0.02, 0.05, above);
  const glow = strength * gathering * (above < 0 ? Math.exp(above * above * -2600) : Math.exp(-1.5 * ratio));
  if (glow < 0.0005) return;
  const violet = smoothstep(0.25, 2.1, ratio);
  const fringe = above < 0.012 ? Math.exp(-(((above + 0.004) / 0.012) ** 2)) * 0.22 : 0;
  light[index] = (light[index] ?? 0) + glow * (0.05 + 0.33 * violet + fringe * 0.5);
  light[index + 1] = (light[index + 1] ?? 0) + glow * (0.62 - 0.5 * violet);
  light[index + 2] = (light[index + 2] ?? 0) + glow * (0.26 + 0.36 * violet + fringe * 0.2);
}
