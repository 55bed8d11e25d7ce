import { PlayerError } from '../errors.ts';
import type { NetworkConfiguration } from './network-configuration.ts';

/** What a request of a resource is for: cookies are decided by it. `text` is subtitles, `image` is thumbnails. */
export type RequestClass = 'manifest' | 'init' | 'segment' | 'text' | 'image' | 'license';

/** By name. */
export type Cookies = Readonly<Record<string, string>>;

/** RFC 9110 `token`, which is what a cookie's name is (RFC 6265 §4.1.1). */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Printable ASCII without `;`, and no space at either end: what every jar and every server reads alike. */
const VALUE = /^(?:[!-:<-~](?:[ -:<-~]*[!-:<-~])?)?$/;

/**
 * The cookies that ride on a request. Those of the configuration on key requests, on all requests with
 * `useCookieHeadersForAllRequests`; those of the grant on key requests, where they win by name.
 * Throws CONFIG_COOKIE_INVALID.
 */
export function cookiesFor(
  requestClass: RequestClass,
  { cookieHeaders, useCookieHeadersForAllRequests }: NetworkConfiguration,
  granted: Cookies = {},
): Cookies {
  if (requestClass !== 'license' && !useCookieHeadersForAllRequests) return {};
  const cookies: Record<string, string> = {};
  const set = (name: string, value: string): void => {
    checkCookie(name, value);
    cookies[name] = value;
  };
  for (const name of cookieHeaders?.keySet() ?? []) set(name, cookieHeaders?.getValue(name) ?? '');
  if (requestClass === 'license') Object.keys(granted).forEach((name) => set(name, granted[name] ?? ''));
  return cookies;
}

/** RFC 6265 §4.2.1: `val1=12345; val2=abcd`. Empty where there are none. Throws CONFIG_COOKIE_INVALID. */
export function serializeCookies(cookies: Cookies): string {
  return Object.keys(cookies)
    .map((name) => {
      const value = cookies[name] ?? '';
      checkCookie(name, value);
      return `${name}=${value}`;
    })
    .join('; ');
}

/** Throws CONFIG_COOKIE_INVALID that names the cookie and never shows its value. */
function checkCookie(name: string, value: string): void {
  // As a key of an object this one name would be lost.
  const isName = TOKEN.test(name) && name !== '__proto__';
  if (isName && VALUE.test(value)) return;
  const shown = showName(name);
  const expected = isName ? 'a value of printable ASCII without ";"' : 'a name that is a token';
  throw new PlayerError('CONFIG_COOKIE_INVALID', `Expected ${expected} for the cookie ${shown} (RFC 6265)`, {
    details: { field: shown },
  });
}

/** A name that is no token may be a whole pair by mistake: it is shown up to the first character that does not fit. */
function showName(name: string): string {
  if (TOKEN.test(name)) return name;
  const start = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]*/.exec(name)?.[0] ?? '';
  return `${start}…`;
}
