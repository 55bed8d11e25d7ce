/** Default and maximum lifetime of a token: 30 days. */
const MAX_LIFETIME_S = 30 * 24 * 60 * 60;

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const RELATIVE = /^\+\d{1,10}$/;

/** Seconds since the epoch at which a token dies, or what is wrong with the parameter. `null`: not given. */
export function readExpirationTime(
  parameter: string | null,
  nowS: number,
): { readonly expiresAtS: number } | { readonly fault: string } {
  if (parameter === null) return { expiresAtS: nowS + MAX_LIFETIME_S };
  const expiresAtS = RELATIVE.test(parameter) ? readRelative(parameter, nowS) : readDateTime(parameter);
  if (expiresAtS === null) return { fault: 'not RFC 3339 Z or +seconds' };
  if (expiresAtS <= nowS) return { fault: 'in the past' };
  if (expiresAtS > nowS + MAX_LIFETIME_S) return { fault: 'exceeds 30 days' };
  return { expiresAtS };
}

function readRelative(parameter: string, nowS: number): number | null {
  const seconds = Number(parameter);
  return seconds >= 1 ? nowS + seconds : null;
}

function readDateTime(parameter: string): number | null {
  if (!DATE_TIME.test(parameter)) return null;
  const date = new Date(parameter);
  if (Number.isNaN(date.getTime())) return null;
  // `Date` reads 30 February as 2 March and 24:00 as the next day: what it read must be what was written.
  const isReal = date.toISOString().slice(0, 19) === parameter.slice(0, 19);
  return isReal ? Math.floor(date.getTime() / 1000) : null;
}
