import type { URL } from 'url';

interface KeptCookie {
  readonly name: string;
  readonly value: string;
  /** Of the server that set it, or the `Domain` it named. */
  readonly domain: string;
  readonly isHostOnly: boolean;
  readonly path: string;
  readonly isSecure: boolean;
  /** On the relay's own clock; `Infinity`: as long as the playback. */
  readonly expiresAtMs: number;
}

/** The headers of an answer that are about cookies. */
export interface CookieHeaders {
  readonly 'set-cookie'?: readonly string[] | undefined;
  readonly date?: string | undefined;
}

/** Cookies that servers set, per playback: RFC 6265 §5.2 to §5.4 as far as a player needs them. */
export interface KeptCookies {
  keep(playback: string, url: URL, headers: CookieHeaders): void;
  /** Those to send to this URL, by name. */
  for(playback: string, url: URL): Readonly<Record<string, string>>;
}

const MAX_PLAYBACKS = 8;
const MAX_COOKIES = 50;

/** `now`: monotonic, in milliseconds. What it counts from is all the same: TV clocks are wrong. */
export function createKeptCookies(now: () => number): KeptCookies {
  const playbacks = new Map<string, readonly KeptCookie[]>();
  return {
    keep(playback, url, headers) {
      let cookies = playbacks.get(playback) || [];
      for (const line of headers['set-cookie'] || []) {
        const cookie = parseSetCookie(line, url, now(), Date.parse(headers.date || ''));
        if (cookie === null) continue;
        const others = cookies.filter((other) => !isSame(other, cookie));
        cookies = cookie.expiresAtMs > now() ? others.concat(cookie).slice(-MAX_COOKIES) : others;
      }
      playbacks.delete(playback);
      playbacks.set(playback, cookies);
      for (const oldest of playbacks.keys()) if (playbacks.size > MAX_PLAYBACKS) playbacks.delete(oldest);
    },
    for(playback, url) {
      const found: Record<string, string> = {};
      for (const cookie of playbacks.get(playback) || []) {
        if (cookie.expiresAtMs > now() && fits(cookie, url)) found[cookie.name] = cookie.value;
      }
      return found;
    },
  };
}

function isSame(one: KeptCookie, other: KeptCookie): boolean {
  return one.name === other.name && one.domain === other.domain && one.path === other.path;
}

function fits({ domain, isHostOnly, path, isSecure }: KeptCookie, url: URL): boolean {
  const isHost = url.hostname === domain || (!isHostOnly && url.hostname.endsWith(`.${domain}`));
  const isPath = url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
  return isHost && isPath && (!isSecure || url.protocol === 'https:');
}

function parseSetCookie(line: string, url: URL, nowMs: number, serverMs: number): KeptCookie | null {
  const parts = line.split(';');
  const pair = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/.exec(parts[0] || '');
  if (pair === null) return null;
  const attributes = new Map(parts.slice(1).map(parseAttribute));
  const domain = (attributes.get('domain') || '').replace(/^\./, '').toLowerCase();
  const isForeign = domain !== '' && domain !== url.hostname && !url.hostname.endsWith(`.${domain}`);
  if (isForeign || (domain !== '' && domain !== url.hostname && domain.indexOf('.') < 0)) return null;
  const path = attributes.get('path') || '';
  return {
    name: pair[1] || '',
    value: pair[2] || '',
    domain: domain || url.hostname,
    isHostOnly: domain === '',
    path: path.startsWith('/') ? path : url.pathname.replace(/\/[^/]*$/, '') || '/',
    isSecure: attributes.has('secure'),
    expiresAtMs: expiryOf(attributes, nowMs, serverMs),
  };
}

function parseAttribute(text: string): [string, string] {
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  return [name.trim().toLowerCase(), equals < 0 ? '' : text.slice(equals + 1).trim()];
}

/** Nobody means such a date by now: it takes a cookie away. */
const LONG_AGO_MS = Date.UTC(2001, 0);

/** `Max-Age` wins over `Expires` (RFC 6265), which is counted from the answer's own `Date`, whatever the machine believes. */
function expiryOf(attributes: ReadonlyMap<string, string>, nowMs: number, serverMs: number): number {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return nowMs + Number(maxAge) * 1000;
  const expires = Date.parse(attributes.get('expires') || '');
  if (expires < LONG_AGO_MS) return nowMs;
  return isNaN(expires) || isNaN(serverMs) ? Infinity : nowMs + expires - serverMs;
}
