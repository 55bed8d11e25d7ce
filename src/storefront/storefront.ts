import type { GrantSource } from '../drm/license-grant.ts';
import { raceAbort } from '../lib/abort.ts';
import type { HttpOutcome, HttpRequest, Transport } from '../lib/http.ts';
import { entitlementRequest, parseEntitlement } from './entitlement.ts';
import { parseFeed } from './parse-feed.ts';
import { signIn, type Session } from './session.ts';
import { STOREFRONT_TIMEOUT_MS, storefrontFailure } from './storefront-failure.ts';

/** The operator's back end, as the app uses it. One session, made at first need, kept in memory until it is refused. */
export interface Storefront {
  /** Rejects with the ENTITLEMENT_ codes. */
  fetchFeed(signal: AbortSignal): Promise<ReturnType<typeof parseFeed>>;
  readonly grants: GrantSource;
  /** Forgets the session, so that the next request signs in anew. */
  signOut(): void;
}

export interface StorefrontOptions {
  /** Origin without a trailing slash; empty: the page's own origin. */
  readonly backendUrl: string;
  /** Name of the account to sign in. */
  readonly account: string;
  readonly transport: Transport;
  /** A fresh GUID for each entitlement request. */
  readonly newMessageId: () => string;
}

export function createStorefront(options: StorefrontOptions): Storefront {
  const { backendUrl, transport, newMessageId } = options;
  let session: Promise<Session> | null = null;

  const startSession = (): Promise<Session> => {
    const started = signIn(options, new AbortController().signal);
    started.catch(() => {
      if (session === started) session = null;
    });
    return started;
  };
  const send = async (
    request: Omit<HttpRequest, 'timeoutMs'>,
    wanted: string,
    signal: AbortSignal,
  ): Promise<ArrayBuffer> => {
    const used = (session ??= startSession());
    const { accessToken } = await raceAbort(used, signal);
    const headers = { ...request.headers, Authorization: `Bearer ${accessToken}` };
    const outcome = await transport({ ...request, headers, timeoutMs: STOREFRONT_TIMEOUT_MS }, signal);
    // A session that the storefront no longer knows helps nobody: who tries again signs in anew.
    if (outcome.kind === 'answer' && outcome.status === 401 && session === used) session = null;
    return successBody(outcome, wanted);
  };

  return {
    async fetchFeed(signal) {
      return parseFeed(await send({ method: 'GET', url: `${backendUrl}/storefront/feed` }, 'a feed', signal));
    },
    async grants(resource, keySystem, signal, isRenewal) {
      const messageID = newMessageId();
      const body = entitlementRequest(messageID, resource.id, keySystem, isRenewal);
      const url = `${backendUrl}/storefront/entitlements`;
      const headers = { 'Content-Type': 'application/json' };
      const answer = await send({ method: 'POST', url, headers, body }, 'an entitlement', signal);
      return parseEntitlement(answer, messageID, keySystem);
    },
    signOut() {
      session = null;
    },
  };
}

function successBody(outcome: HttpOutcome, wanted: string): ArrayBuffer {
  if (outcome.kind === 'answer' && outcome.status === 200) return outcome.body;
  throw storefrontFailure(outcome, wanted);
}
