import assert from 'node:assert/strict';

import { createTokenSealer, type TokenContents } from '../../server/expressplay/token.ts';
import { KID } from './playready-challenge.ts';
import { createTestBackend, readEntitlement, START_MS } from './test-backend.ts';

const KEY = '00112233445566778899aabbccddeeff';
export const PATH = '/playready/RightsManager.asmx';
/** Seals its tokens with `a secret`. */
export const backend = await createTestBackend({ tokenSecret: 'a secret' });

const COMMON = { kid: KID, key: KEY, issuedAtS: START_MS / 1000, cookie: 'order 66' };
export const WIDEVINE = await policyOf('widevine');
export const PLAYREADY = await policyOf('playready');

/** As the token service seals it, for the key and the cookie of this test. */
async function policyOf(keySystem: 'widevine' | 'playready'): Promise<TokenContents> {
  const { epTokenURL } = await readEntitlement(await backend.entitle({ keySystem }));
  const token = new URL(epTokenURL).searchParams.get('ExpressPlayToken') ?? '';
  const contents = createTokenSealer('a secret').open(token);
  assert.equal(contents?.drm, keySystem);
  return { ...contents, ...COMMON };
}

/** A token may be bound to it. */
export const DEVICE = 'd0'.repeat(16);

/** A token that lives a minute, unless it is told otherwise. */
export const seal = (changes: { livesS?: number; deviceId?: string } = {}, contents = PLAYREADY, secret = 'a secret') =>
  createTokenSealer(secret).seal({ ...contents, ...changes, expiresAtS: COMMON.issuedAtS + (changes.livesS ?? 60) });

export function redeem(token: string | null, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return backend.request(PATH + (token === null ? '' : `?ExpressPlayToken=${token}`), {
    method: 'POST',
    body,
    headers,
  });
}

/** Of the last redemption, with its code. */
export const lastReason = (): string => /code=(\S+ reason=".*")$/.exec(backend.log.at(-1) ?? '')?.[1] ?? '';
