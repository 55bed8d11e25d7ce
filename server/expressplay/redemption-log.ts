import { createHash } from 'node:crypto';

import type { TokenContents } from './token.ts';

/** One redemption, as the log has it. No token, key or authenticator gets there. */
export interface Redemption {
  /** Of the route, whatever the token is for. */
  readonly drm: TokenContents['drm'];
  readonly kid: string | null;
  readonly cookie: string | null;
  /** As `markToken` gives it. */
  readonly tokenMark: string | null;
  /** ExpressPlay's code; 0 is a license. */
  readonly code: number;
  readonly reason: string;
}

const MARK_DIGITS = 8;

/** Tells two tokens apart in a log, and leads back to neither: the start of its SHA-256, in hexadecimal. */
export function markToken(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, MARK_DIGITS);
}

/** `2026-11-21T10:00:00.000Z redemption drm=widevine kid=… cookie="…" token=5f2c9a01 code=-4010 reason="Expired token"` */
export function formatRedemption(atMs: number, redemption: Redemption): string {
  const { drm, kid, cookie, tokenMark, code, reason } = redemption;
  const time = new Date(atMs).toISOString();
  return `${time} redemption drm=${drm} kid=${kid ?? '-'} cookie=${cookie === null ? '-' : JSON.stringify(cookie)} token=${tokenMark ?? '-'} code=${code} reason=${JSON.stringify(reason)}`;
}
