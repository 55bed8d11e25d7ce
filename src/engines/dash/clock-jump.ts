/** More than a clock drifts between two looks at it, and less than anybody puts one right by. Milliseconds. */
const JUMP_MS = 2000;

/**
 * `true` at the first look after the clock of the device was put right or wrong, by comparison with one that only grows.
 * dash.js works out what is on air from the device's clock: it must then ask for the time again.
 */
export function createJumpDetector(
  wallMs: () => number = () => Date.now(),
  monotonicMs: () => number = () => performance.now(),
): () => boolean {
  let offsetMs = wallMs() - monotonicMs();
  return () => {
    const newOffsetMs = wallMs() - monotonicMs();
    const hasJumped = Math.abs(newOffsetMs - offsetMs) > JUMP_MS;
    if (hasJumped) offsetMs = newOffsetMs;
    return hasJumped;
  };
}
