/** `00:00:06.500`, as both WebVTT and TTML write it. */
export function formatCueTime(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23);
}
