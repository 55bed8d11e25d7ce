/** Red, green and blue as amounts of light: linear, 1 is paper white, more is allowed. */
export type Rgb = readonly [red: number, green: number, blue: number];

export function mix(from: Rgb, to: Rgb, part: number): Rgb {
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, from[2] + (to[2] - from[2]) * part];
}

export function add(first: Rgb, second: Rgb, amount = 1): Rgb {
  return [first[0] + second[0] * amount, first[1] + second[1] * amount, first[2] + second[2] * amount];
}

export function scale(color: Rgb, amount: number): Rgb {
  return [color[0] * amount, color[1] * amount, color[2] * amount];
}

/** 0 below `from`, 1 above `to`, smooth between; `from` may be the larger. */
export function smoothstep(from: number, to: number, value: number): number {
  const part = clamp01((value - from) / (to - from));
  return part * part * (3 - 2 * part);
}

export function clamp01(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

/** A bell curve: 1 at 0, about 0.37 at `width`. */
export function bell(distance: number, width: number): number {
  const ratio = distance / width;
  return Math.exp(-ratio * ratio);
}

/** Colours along a line: `stops` by rising position. */
export function ramp(stops: readonly (readonly [position: number, color: Rgb])[], position: number): Rgb {
  const after = stops.findIndex(([start]) => start >= position);
  const to = stops[after === -1 ? stops.length - 1 : after];
  const from = stops[after === -1 ? stops.length - 1 : Math.max(0, after - 1)];
  if (!from || !to) return [0, 0, 0];
  return mix(from[1], to[1], smoothstep(from[0], to[0], position));
}

/** `#1b2a4f` as light. */
export function hex(digits: string): Rgb {
  const channel = (start: number): number => (parseInt(digits.slice(start, start + 2), 16) / 255) ** 2.2;
  return [channel(1), channel(3), channel(5)];
}
