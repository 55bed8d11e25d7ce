/** Where a page finds its relay. The secret is one per start of the relay: it enters no log and no URL. */
export interface RelayAddress {
  /** `http://127.0.0.1:49152/` */
  readonly url: string;
  readonly secret: string;
  /** Hosts that the relay sends requests to, with a port where it is not the scheme's own: `cdn.example:8443`. */
  readonly hosts: readonly string[];
}

/** The first line of what a page posts to the relay; the body of the request to be sent follows it. */
export interface RelayHead {
  readonly secret: string;
  /** Cookies that servers set are kept per playback. */
  readonly playback: string;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** By name. Sent to the host of `url`, not to one that it redirects to. */
  readonly cookies: Readonly<Record<string, string>>;
  /** Keep what `Set-Cookie` brings, and send it with later requests of this playback. */
  readonly keepCookies: boolean;
}

/**
 * Why the relay itself has no answer. `secret`, `origin`, `host` and `request` are the caller's mistakes; `scheme`: the other
 * side redirects from http to https or back, where the cookies of the one are not for the other; `tls`: its certificate is
 * not to be trusted.
 */
export type RelayRefusal =
  'secret' | 'origin' | 'host' | 'scheme' | 'request' | 'too-large' | 'timeout' | 'network' | 'tls';

/** Stands on the relay's own answers, and on no other. */
export const RELAY_REFUSAL_HEADER = 'Latchkey-Relay-Refusal';
/** Where the answer came from, after redirects. */
export const RELAY_URL_HEADER = 'Latchkey-Relay-Url';

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const COOKIE_VALUE = /^[ -:<-~]*$/;
const HEADER_VALUE = /^[\t -~]*$/;

/** One line of JSON, which holds no line feed of its own. */
export function formatRelayHead(head: RelayHead): string {
  return `${JSON.stringify(head)}\n`;
}

/** `null` for anything that is no head, and for a header or cookie that would break out of its line. */
export function parseRelayHead(line: string): RelayHead | null {
  return toRelayHead(parseObject(line));
}

/** As {@link parseRelayHead}, of what was parsed already. */
export function toRelayHead(head: Readonly<Record<string, unknown>> | null): RelayHead | null {
  if (head === null) return null;
  const { secret, playback, method, url, headers, cookies, keepCookies } = head;
  if (typeof secret !== 'string' || typeof playback !== 'string' || typeof url !== 'string') return null;
  if ((method !== 'GET' && method !== 'POST') || typeof keepCookies !== 'boolean') return null;
  if (!isStrings(headers, HEADER_VALUE) || !isStrings(cookies, COOKIE_VALUE)) return null;
  return { secret, playback, method, url, headers, cookies, keepCookies };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isStrings(value: unknown, pattern: RegExp): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return Object.keys(fields).every((name) => {
    const field = fields[name];
    return TOKEN.test(name) && typeof field === 'string' && pattern.test(field);
  });
}
