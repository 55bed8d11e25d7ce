import { mix, smoothstep, type Rgb } from '../render/color.ts';

/** The light of one moment of the night that the film shows. */
export interface Hour {
  readonly zenith: Rgb;
  readonly middle: Rgb;
  readonly horizon: Rgb;
  /** The sun below the horizon: its colour, and where it stands from left (0) to right (1.78). */
  readonly glow: Rgb;
  readonly glowX: number;
  readonly stars: number;
  readonly aurora: number;
}

/** Dusk, blue hour, night, first light, dawn: by seconds of film. */
const HOURS: readonly (readonly [second: number, hour: Hour])[] = [
  [0, hour([0.018, 0.05, 0.16], [0.11, 0.12, 0.24], [0.85, 0.36, 0.16], [1.5, 0.5, 0.12], 0.5, 0.0, 0)],
  [9, hour([0.01, 0.028, 0.1], [0.04, 0.06, 0.16], [0.32, 0.15, 0.15], [0.62, 0.18, 0.07], 0.42, 0.25, 0.04)],
  [18, hour([0.004, 0.011, 0.04], [0.008, 0.024, 0.07], [0.03, 0.06, 0.1], [0.05, 0.03, 0.03], 0.36, 0.9, 0.55)],
  [26, hour([0.0025, 0.006, 0.022], [0.004, 0.012, 0.036], [0.018, 0.05, 0.075], [0, 0.01, 0.012], 0.5, 1, 1)],
  [40, hour([0.0025, 0.006, 0.024], [0.004, 0.012, 0.038], [0.02, 0.05, 0.08], [0, 0.01, 0.012], 1.2, 1, 1)],
  [49, hour([0.008, 0.016, 0.065], [0.025, 0.03, 0.1], [0.2, 0.11, 0.19], [0.3, 0.09, 0.13], 1.3, 0.7, 0.35)],
  [56, hour([0.026, 0.06, 0.19], [0.15, 0.14, 0.3], [0.75, 0.38, 0.32], [1.0, 0.36, 0.2], 1.26, 0.12, 0.03)],
  [62, hour([0.06, 0.14, 0.34], [0.34, 0.34, 0.48], [1.15, 0.74, 0.48], [1.9, 1.0, 0.42], 1.22, 0, 0)],
];

/** The light at a media time in seconds. */
export function hourAt(time: number): Hour {
  const after = Math.max(
    1,
    HOURS.findIndex(([second]) => second > time),
  );
  const [from, to] = [HOURS[after - 1], HOURS[after]];
  if (!from || !to) throw new RangeError(`Expected a time within the film, got ${time}`);
  const part = smoothstep(from[0], to[0], time) * 0.5 + ((time - from[0]) / (to[0] - from[0])) * 0.5;
  const [first, second] = [from[1], to[1]];
  const between = (name: 'glowX' | 'stars' | 'aurora'): number => first[name] + (second[name] - first[name]) * part;
  return {
    zenith: mix(first.zenith, second.zenith, part),
    middle: mix(first.middle, second.middle, part),
    horizon: mix(first.horizon, second.horizon, part),
    glow: mix(first.glow, second.glow, part),
    glowX: between('glowX'),
    stars: between('stars'),
    aurora: between('aurora'),
  };
}

function hour(zenith: Rgb, middle: Rgb, horizon: Rgb, glow: Rgb, glowX: number, stars: number, aurora: number): Hour {
  return { zenith, middle, horizon, glow, glowX, stars, aurora };
}
