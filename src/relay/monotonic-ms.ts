/** Milliseconds that only grow: the clocks of TVs are wrong, and are put right while something plays. */
export function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
