import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

/** What the cookie guide sends: the demo's own words for a pass, and no secret of anybody. */
export const DEMO_COOKIES: Readonly<Record<string, string>> = { val1: '12345', val2: 'abcd' };

/** How a request stands towards the cookies that a title demands. */
export function checkCookies(c: Context): 'right' | 'missing' | 'wrong' {
  const names = Object.keys(DEMO_COOKIES);
  if (names.some((name) => getCookie(c, name) === undefined)) return 'missing';
  return names.every((name) => getCookie(c, name) === DEMO_COOKIES[name]) ? 'right' : 'wrong';
}
