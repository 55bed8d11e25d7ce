import * as v from 'valibot';
import { PlayerError } from '../errors.ts';
import type { Transport } from '../lib/http.ts';
import { STOREFRONT_TIMEOUT_MS, storefrontFailure } from './storefront-failure.ts';
import { parseAnswer } from './parse-answer.ts';

/** A signed-in viewer. The access token rides in `Authorization` and is kept in memory only. */
export interface Session {
  readonly accessToken: string;
}

const SESSION_SCHEMA = v.object({ accessToken: v.pipe(v.string(), v.nonEmpty()), tokenType: v.literal('Bearer') });

/**
 * Signs in the given account. Rejects with CONFIG_INVALID where the storefront does not know it, ENTITLEMENT_UNREACHABLE or
 * ENTITLEMENT_INVALID. An account without a password is the demo's: pairing takes its place on a TV.
 */
export async function signIn(
  { backendUrl, account, transport }: { backendUrl: string; account: string; transport: Transport },
  signal: AbortSignal,
): Promise<Session> {
  const outcome = await transport(
    {
      method: 'POST',
      url: `${backendUrl}/storefront/sessions`,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ account }),
      timeoutMs: STOREFRONT_TIMEOUT_MS,
    },
    signal,
  );
  if (outcome.kind !== 'answer' || outcome.status !== 201) {
    const failure = storefrontFailure(outcome, 'a session');
    const isRefused = failure.code === 'ENTITLEMENT_SIGNED_OUT' || failure.code === 'ENTITLEMENT_DENIED';
    // What these two say to a viewer is about a session and a title. Here it is the configured account that is unknown.
    throw isRefused ? new PlayerError('CONFIG_INVALID', failure.message, { details: { field: 'account' } }) : failure;
  }
  return { accessToken: parseAnswer(SESSION_SCHEMA, outcome.body, 'a session').accessToken };
}
