import type { HttpRequest, Transport } from '../lib/http.ts';
import type { Cookies, RequestClass } from './cookies.ts';

/** What a carrier needs to know of a request. */
export type CarriableRequest = Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'>;

/** What a carrier may do with the cookies of one playback. */
export interface PlaybackCookies {
  /** Keeps the cookies that servers set apart from those of other playbacks. */
  readonly playback: string;
  readonly readSetCookieHeader: boolean;
}

/** A request as it goes on the wire, and how to read what comes back. */
export interface CarriedRequest extends CarriableRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly withCredentials: boolean;
  /**
   * Sends it, where the browser's own XMLHttpRequest cannot. Rejects with an AbortError, or with CONFIG_COOKIE_UNDELIVERABLE
   * where who should send it is not there.
   */
  readonly transport?: Transport;
  /** Where the answer came from, by its own headers. `null`: where the request was sent to. */
  answeredBy(header: (name: string) => string | null): string | null;
  /** Whether the cookies went all the way to where the answer came from: a redirect may have left them behind. */
  reached(answeredUrl: string): boolean;
  /** Why an answer is the carrier's own: it would not (`refused`), or nobody answered it. `null`: the server's. */
  failure(header: (name: string) => string | null): 'refused' | 'timeout' | 'network' | null;
  /** Call it once, when the answer is there or no longer wanted. */
  release(): void;
}

/** A way to put cookies on a request (architecture §9). Declared here, implemented in `platform/`, chosen per request. */
export interface CookieCarrier {
  readonly name: 'relay' | 'jar';
  canCarry(url: string, requestClass: RequestClass): boolean;
  /** The request with these cookies; only for a URL that it can carry to. */
  carry(request: CarriableRequest, cookies: Cookies, playback: PlaybackCookies): CarriedRequest;
}
