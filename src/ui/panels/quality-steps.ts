import type { Quality } from '../../player/engine-event.ts';

/** One limit that a viewer may set for a title. */
export interface QualityStep {
  /** Of the best picture that it lets through. */
  readonly bitrateBps: number;
  /** Of the tallest picture that it lets through; 0: not known. */
  readonly height: number;
}

/** More choices would say less. */
const MOST_STEPS = 5;

/** A limit lets as much more through (`toMaxBitrate`): what is nearer than this to the next is the same limit. */
const NEAREST = 1.15;

/**
 * The limits of a title, lowest first: the best rendition of each height; those without a bitrate are none. Pure. Where there
 * are too many, those go first that differ least from the next higher; the lowest and the highest stay.
 */
export function qualitySteps(renditions: readonly Quality[]): readonly QualityStep[] {
  const known = renditions.filter(({ bitrateBps }) => Number.isFinite(bitrateBps) && bitrateBps > 0);
  const isBestOfHeight = ({ height, bitrateBps }: Quality): boolean =>
    !(height > 0) || known.every((other) => other.height !== height || other.bitrateBps <= bitrateBps);
  const sorted = known.filter(isBestOfHeight).sort((one, other) => one.bitrateBps - other.bitrateBps);
  const apart = sorted.filter(({ bitrateBps }, at) => {
    const next = sorted[at + 1];
    return next === undefined || next.bitrateBps > bitrateBps * NEAREST;
  });
  return thinOut(apart).map(({ bitrateBps }) => ({ bitrateBps, height: tallest(known, bitrateBps) }));
}

/** Which of the steps a limit is that was chosen with any title: the best within it, else the lowest. `null`: there is none. */
export function stepWithin(steps: readonly QualityStep[], maxBitrateBps: number): QualityStep | null {
  const within = steps.filter(({ bitrateBps }) => bitrateBps <= maxBitrateBps);
  return within[within.length - 1] ?? steps[0] ?? null;
}

function thinOut(sorted: readonly Quality[]): readonly Quality[] {
  if (sorted.length <= MOST_STEPS) return sorted;
  const ratios = sorted.map(({ bitrateBps }, at) => (sorted[at + 1]?.bitrateBps ?? Infinity) / bitrateBps);
  const least = ratios.indexOf(Math.min(...ratios.slice(1)), 1);
  return thinOut(sorted.filter((_, at) => at !== least));
}

function tallest(renditions: readonly Quality[], bitrateBps: number): number {
  const heights = renditions.filter((one) => one.bitrateBps <= bitrateBps).map(({ height }) => height || 0);
  return Math.max(0, ...heights);
}
