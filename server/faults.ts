import type { MiddlewareHandler } from 'hono';
import { setTimeout as sleep } from 'node:timers/promises';

import type { ForcedCode } from './expressplay/forced-codes.ts';
import type { AccountCode } from './expressplay/account.ts';
import type { TitlePolicy } from './storefront/title-policy.ts';
import { meetRightsFault, type RightsFault } from './rights-faults.ts';

export type RouteGroup = 'sessions' | 'feed' | 'entitlements' | 'token' | 'rights' | 'media' | 'art' | 'clock';

/**
 * What a test may break, by assignment, in the process of the backend: no route leads here. Everything starts whole, and
 * `reset()` makes it whole again. Faults take effect with the next request.
 */
export interface Faults {
  /** Sent to the token service in place of the real `expirationTime`: `-1` is refused (-2002), `+1` dies after a second. */
  tokenExpirationTime: string | null;
  /** What the services find wrong with the account: each is answered where a service looks at that. */
  readonly account: Set<AccountCode>;
  /** Answered to the next token requests, whatever they ask for. */
  tokenCodes: readonly ForcedCode[];
  /** So many of the next tokens are issued already expired (redeemed: -4010); `Infinity` for all. */
  expiredTokens: number;
  /** Every token is made out to this key id, whatever key the license is for (redeemed: -4022). */
  tokenForKeyId: string | null;
  /** License URLs come without their query (redeemed: -4010). */
  dropTokenFromUrl: boolean;
  /** License URLs lead to this host, in place of the rights service: `license-server.invalid`. */
  licenseHost: string | null;
  /** Titles whose manifests break off in the middle. */
  readonly brokenManifests: Set<string>;
  /** Files of one title that are not there (404): the pattern is tried on the path below the title. */
  missingSegments: { readonly titleId: string; readonly pattern: RegExp } | null;
  /** What is served in place of a file of a title, `path` below the title; `null`: each as it is. */
  alterMedia: ((titleId: string, path: string, body: Buffer) => Buffer) | null;
  /** Titles whose feed entry does not fit the schema: it has no `artwork.card`. */
  readonly brokenFeedEntries: Set<string>;
  /** Milliseconds that a route waits before it answers. */
  readonly delayMs: Partial<Record<RouteGroup, number>>;
  /** So many of the next requests to a route are answered 503 with `Retry-After: 1`; `Infinity` for all. */
  readonly outages: Partial<Record<RouteGroup, number>>;
  /** What the clock of the live titles says in place of the time: text that is none, or another time. */
  clockAnswer: (() => string) | null;
  /** When a channel ends, by title id, in milliseconds since the epoch: from then on it is a film with an end. */
  readonly channelEndsAt: Map<string, number>;
  /** What the next license requests meet instead of the rights service, one fault after the other. */
  rights: readonly RightsFault[];
  /** Keys that no license is given for (-4019). */
  readonly deniedKeyIds: Set<string>;
  /** By title id, what the storefront asks for in place of as little as can be. */
  readonly titlePolicies: Map<string, TitlePolicy>;
  /** Signs everybody out: the tokens that were handed out are unknown from now on. */
  revokeSessions(): void;
  /** The storefront asks for tokens anew, also where it has some that are good: so that a fault of theirs is met. */
  forgetTokens(): void;
  reset(): void;
}

export function createFaults({
  revokeSessions,
  forgetTokens,
}: Pick<Faults, 'revokeSessions' | 'forgetTokens'>): Faults {
  return {
    tokenExpirationTime: null,
    account: new Set(),
    tokenCodes: [],
    expiredTokens: 0,
    tokenForKeyId: null,
    dropTokenFromUrl: false,
    licenseHost: null,
    brokenManifests: new Set(),
    missingSegments: null,
    alterMedia: null,
    brokenFeedEntries: new Set(),
    delayMs: {},
    outages: {},
    clockAnswer: null,
    channelEndsAt: new Map(),
    rights: [],
    deniedKeyIds: new Set(),
    titlePolicies: new Map(),
    revokeSessions,
    forgetTokens,
    reset() {
      forgetTokens();
      mend(this);
    },
  };
}

function mend(faults: Faults): void {
  faults.tokenExpirationTime = null;
  faults.account.clear();
  faults.tokenCodes = [];
  faults.expiredTokens = 0;
  faults.tokenForKeyId = null;
  faults.dropTokenFromUrl = false;
  faults.licenseHost = null;
  faults.brokenManifests.clear();
  faults.missingSegments = null;
  faults.alterMedia = null;
  faults.brokenFeedEntries.clear();
  clear(faults.delayMs);
  clear(faults.outages);
  faults.clockAnswer = null;
  faults.channelEndsAt.clear();
  faults.rights = [];
  faults.deniedKeyIds.clear();
  faults.titlePolicies.clear();
}

function clear(byRoute: Partial<Record<RouteGroup, number>>): void {
  for (const route of Object.keys(byRoute) as RouteGroup[]) Reflect.deleteProperty(byRoute, route);
}

/** Delays, outages and faults of one group of routes. Preflights are left alone. */
export function withFaults(faults: Faults, route: RouteGroup): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'OPTIONS') return next();
    const delayMs = faults.delayMs[route] ?? 0;
    if (delayMs > 0) await sleep(delayMs);
    const outages = faults.outages[route] ?? 0;
    if (outages > 0) {
      faults.outages[route] = outages - 1;
      return c.text('Service Unavailable', 503, { 'Retry-After': '1' });
    }
    if (route === 'rights' && faults.rights.length > 0) return meetRightsFault(faults, c, next);
    await next();
    return undefined;
  };
}
