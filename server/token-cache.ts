import type { TokenFailure } from './token-call.ts';

/** A token as the token service gave it. Times are in milliseconds since the epoch. */
export interface KeptToken {
  /** Carries the token. */
  readonly url: string;
  /** Correlation value of the request that it was made for. */
  readonly cookie: string | null;
  readonly askedAtMs: number;
  readonly expiresAtMs: number;
}

type Fetched = KeptToken | TokenFailure;

/** Tokens that are good for more than who asked for them first (docs/decisions/007-token-cache.md). */
export interface TokenCache {
  /**
   * The token under this key: kept, under way, or else fetched. `isRenewal`: the kept one was refused, and is replaced by
   * what comes. Failures are not kept.
   */
  take(key: string, isRenewal: boolean, fetchToken: () => Promise<Fetched>): Promise<Fetched>;
  /** What is under way is not kept either. */
  forgetAll(): void;
}

/** Share of its life after which a token is given to nobody else: the app's own, so that who asks again gets another. */
const GIVEN_UNTIL = 0.9;

/** `now`: of the server, as the tokens have it. More than `maxTokens`, and the one that was fetched first goes. */
export function createTokenCache(now: () => number, maxTokens = 1000): TokenCache {
  const kept = new Map<string, KeptToken>();
  const underWay = new Map<string, Promise<Fetched>>();

  const keep = (key: string, token: KeptToken): void => {
    kept.delete(key);
    kept.set(key, token);
    const [oldest] = kept.keys();
    if (kept.size > maxTokens && oldest !== undefined) kept.delete(oldest);
  };
  const fetchOnce = (key: string, fetchToken: () => Promise<Fetched>): Promise<Fetched> => {
    const flight: Promise<Fetched> = fetchToken()
      .then((fetched) => {
        if ('url' in fetched && underWay.get(key) === flight) keep(key, fetched);
        return fetched;
      })
      .finally(() => {
        if (underWay.get(key) === flight) underWay.delete(key);
      });
    underWay.set(key, flight);
    return flight;
  };

  return {
    async take(key, isRenewal, fetchToken) {
      const flight = underWay.get(key);
      if (flight) return flight;
      const token = isRenewal ? undefined : kept.get(key);
      return token && isGood(token, now()) ? token : fetchOnce(key, fetchToken);
    },
    forgetAll() {
      kept.clear();
      underWay.clear();
    },
  };
}

/** A token from the future shows that the clock was set back: how old it is, nobody knows. */
function isGood({ askedAtMs, expiresAtMs }: KeptToken, nowMs: number): boolean {
  const givenUntilMs = askedAtMs + (expiresAtMs - askedAtMs) * GIVEN_UNTIL;
  return askedAtMs <= nowMs && nowMs < givenUntilMs;
}
