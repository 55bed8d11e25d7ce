import { LIFE_PARAMETERS } from '../src/expressplay/common-parameters.ts';
import { refuse } from '../src/expressplay/parameter.ts';
import { readTokenTime } from '../src/expressplay/token-time.ts';
import type { KeptToken, TokenCache } from './token-cache.ts';
import { callTokenService, type TokenCallOptions, type TokenFailure } from './token-call.ts';
import { buildTokenForm, type TokenRequest } from './token-form.ts';
import type { TokenServiceAddress } from './token-service-address.ts';

/** A license URL with its token and the seconds that it is good for. */
export type TokenAnswer = { readonly url: string; readonly expiresInS: number } | TokenFailure;

export interface ExpressPlayClient {
  /** `isRenewal`: what was given last time was refused, so that none that is kept will do. Default: `false`. */
  requestToken(request: TokenRequest, isRenewal?: boolean): Promise<TokenAnswer>;
}

export interface ExpressPlayClientOptions extends TokenCallOptions {
  readonly address: TokenServiceAddress;
  readonly cache: TokenCache;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Takes one line per token that was made for another request: which one. */
  readonly log: (line: string) => void;
}

/**
 * The one place that talks to the token service, and the one that adds the customer authenticator. A token that starts no
 * clock is kept for all who ask for the same (docs/decisions/007-token-cache.md). Rejects with a TypeError where kid or key
 * are none.
 */
export function createExpressPlayClient(options: ExpressPlayClientOptions): ExpressPlayClient {
  const { address, cache, now, log } = options;
  return {
    async requestToken(request, isRenewal = false) {
      const askedAtMs = now();
      const nowS = Math.floor(askedAtMs / 1000);
      const url = address.urlOf(request.keySystem, request.origin);
      const form = buildTokenForm(request, address, nowS);
      const cookie = form.get('cookie');
      const fetchToken = async (): Promise<KeptToken | TokenFailure> => {
        const answer = await callTokenService(address.fetch, url, form, options);
        if ('error' in answer) return answer;
        const expiresAtMs = (readTokenTime(request.expirationTime, nowS) ?? nowS) * 1000;
        return { url: answer.url, cookie, askedAtMs, expiresAtMs };
      };
      const token = await (canBeShared(form, nowS)
        ? cache.take(keyOf(url, form), isRenewal, fetchToken)
        : fetchToken());
      if ('error' in token) return token;
      if (token.cookie !== cookie) log(formatSharedToken(now(), request.kid, token.cookie, cookie));
      // The app takes no less than a second.
      return { url: token.url, expiresInS: Math.max(1, Math.floor((token.expiresAtMs - now()) / 1000)) };
    },
  };
}

/** The time of a license runs from the first one that its token brings: a second viewer would have what is left of it. */
const CLOCKS = ['licenseDuration', 'rental.periodEndTime', 'rental.playDuration'];

/** What the service would refuse (a cookie that is too long) is for the service to refuse. */
function canBeShared(form: URLSearchParams, nowS: number): boolean {
  return !CLOCKS.some((name) => form.has(name)) && refuse(LIFE_PARAMETERS, { parameters: form, nowS }) === null;
}

/** All that makes a token what it is: service, content, policy and lifetime. Not whom it was made for. */
function keyOf(url: string, form: URLSearchParams): string {
  const others = new URLSearchParams(form);
  others.delete('cookie');
  return `${url} ${others.toString()}`;
}

/** `2026-11-21T10:00:00.000Z token kid=… carries="m-1" given="m-2"`: a redemption then says `cookie="m-1"`. */
function formatSharedToken(atMs: number, kid: string, carried: string | null, asked: string | null): string {
  return `${new Date(atMs).toISOString()} token kid=${kid} carries=${quote(carried)} given=${quote(asked)}`;
}

const quote = (cookie: string | null): string => (cookie === null ? '-' : JSON.stringify(cookie));
