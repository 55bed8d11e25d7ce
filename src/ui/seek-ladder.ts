/** Where a playback can be moved to, in seconds of media time. */
export interface SeekRange {
  readonly start: number;
  readonly end: number;
}

/** A seek that the viewer is still choosing. Nothing has moved but the knob. */
export interface Scrub {
  readonly target: number;
  readonly direction: 1 | -1;
  /** Steps taken since the key went down or the direction changed. */
  readonly steps: number;
  readonly pressedAtMs: number;
  readonly steppedAtMs: number;
}

export interface SeekPress {
  readonly direction: 1 | -1;
  /** The key is being held. */
  readonly isRepeat: boolean;
  readonly atMs: number;
}

const LADDER_S = [10, 20, 30, 60] as const;
const TOP_S = 60;
const HOLD_DELAY_MS = 400;
const HOLD_INTERVAL_MS = 200;

/**
 * One press of a seek key. A tap moves 10 s. A held key climbs 10, 20, 30, 60 s, at most one step per 200 ms after 400 ms,
 * no step longer than a tenth of the range; turning round starts at the bottom. Returns `scrub` itself where nothing moves.
 */
export function stepScrub(scrub: Scrub | null, press: SeekPress, from: number, range: SeekRange): Scrub {
  const isHeld = press.isRepeat && scrub !== null && scrub.direction === press.direction;
  if (!isHeld) {
    const target = moveWithin(range, scrub?.target ?? from, press.direction * LADDER_S[0]);
    return { target, direction: press.direction, steps: 1, pressedAtMs: press.atMs, steppedAtMs: press.atMs };
  }
  const isTooSoon = press.atMs - scrub.pressedAtMs < HOLD_DELAY_MS || press.atMs - scrub.steppedAtMs < HOLD_INTERVAL_MS;
  if (isTooSoon) return scrub;
  const step = Math.min(LADDER_S[scrub.steps] ?? TOP_S, (range.end - range.start) / 10);
  return {
    ...scrub,
    target: moveWithin(range, scrub.target, press.direction * step),
    steps: scrub.steps + 1,
    steppedAtMs: press.atMs,
  };
}

function moveWithin({ start, end }: SeekRange, from: number, by: number): number {
  return Math.min(Math.max(from + by, start), end);
}
