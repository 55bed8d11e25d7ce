/** Default and maximum lifetime of a token: 30 days. */
export const MAX_TOKEN_LIFETIME_S = 30 * 24 * 60 * 60;

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const RELATIVE = /^\+\d{1,10}$/;

/**
 * Seconds since the epoch of an absolute time (`2006-04-14T12:01:10Z`) or of one relative to `nowS` (`+60`); `null` where
 * the text is neither. RFC 3339 with the zone designator Z, as ExpressPlay has it.
 */
export function readTokenTime(text: string, nowS: number): number | null {
  if (!RELATIVE.test(text)) return readDateTime(text);
  const seconds = Number(text);
  return seconds >= 1 ? nowS + seconds : null;
}

/** Seconds since the epoch of `2006-04-14T12:01:10Z`, as above; `null` where it is none. */
export function readDateTime(text: string): number | null {
  if (!DATE_TIME.test(text)) return null;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return null;
  // `Date` reads 30 February as 2 March and 24:00 as the next day: what it read must be what was written.
  const isReal = date.toISOString().slice(0, 19) === text.slice(0, 19);
  return isReal ? Math.floor(date.getTime() / 1000) : null;
}
