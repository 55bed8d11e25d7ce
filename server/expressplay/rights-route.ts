import type { ExpressPlayCode } from '../../src/expressplay/errors.ts';
import type { TokenContents } from './token.ts';

/** What a challenge asks for, or why it cannot be read. */
export type ReadChallenge =
  /** Both in lower-case hexadecimal. */
  { readonly kids: readonly string[]; readonly deviceId: string | null } | { readonly unreadable: string };

/** What is one DRM's own in a redemption; the order of the checks is the same for all. */
export interface RightsRoute {
  readonly drm: TokenContents['drm'];
  readonly paths: readonly string[];
  /** Of a license. */
  readonly contentType: string;
  /** Where no license can be made for the challenge, whatever the token. */
  readonly badChallengeCode: ExpressPlayCode;
  /** The token that a challenge itself carries; `null` where it has none, or has no place for one. */
  readToken(challenge: Buffer): string | null;
  readChallenge(challenge: Buffer): ReadChallenge;
  makeLicense(kid: string, key: string): string;
  refuse(code: ExpressPlayCode): Response;
}
