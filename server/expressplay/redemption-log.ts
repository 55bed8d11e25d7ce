import type { TokenContents } from './token.ts';

/** One redemption, as the log has it. There is no field for a token, a key or an authenticator, and none is to be added. */
export interface Redemption {
  /** Of the route, whatever the token is for. */
  readonly drm: TokenContents['drm'];
  readonly kid: string | null;
  readonly cookie: string | null;
  /** ExpressPlay's code; 0 is a license. */
  readonly code: number;
  readonly reason: string;
}

/** `2026-11-21T10:00:00.000Z redemption drm=widevine kid=… cookie="…" code=-4010 reason="Expired token"` */
export function formatRedemption(atMs: number, redemption: Redemption): string {
  const { drm, kid, cookie, code, reason } = redemption;
  const time = new Date(atMs).toISOString();
  return `${time} redemption drm=${drm} kid=${kid ?? '-'} cookie=${cookie === null ? '-' : JSON.stringify(cookie)} code=${code} reason=${JSON.stringify(reason)}`;
}
