/**
 * Seconds that a `Retry-After` header asks for (RFC 9110): digits, or an HTTP date, which is counted from the answer's own
 * `Date`, since the clocks of TVs are wrong. `null`: absent, unreadable, or a date with nothing to count it from.
 */
export function parseRetryAfter(header: (name: string) => string | null): number | null {
  const value = header('Retry-After')?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const until = parseHttpDate(value);
  // Asked for only where it is needed: browsers complain about a header that CORS does not expose.
  const waitMs = Number.isNaN(until) ? NaN : until - parseHttpDate(header('Date') ?? '');
  return Number.isNaN(waitMs) ? null : Math.max(0, Math.ceil(waitMs / 1000));
}

/** `NaN` for what does not begin with the name of a day: `Date.parse` takes much more than HTTP does. */
function parseHttpDate(text: string): number {
  return /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(text) ? Date.parse(text) : NaN;
}
