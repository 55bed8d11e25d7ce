import type { Context } from 'hono';

import type { ExpressPlayCode } from '../../src/expressplay/errors.ts';
import type { Faults } from '../faults.ts';
import { readBody } from '../read-body.ts';
import { checkCookies } from '../required-cookies.ts';
import type { RightsRoute } from './rights-route.ts';
import type { TokenContents, TokenSealer } from './token.ts';

/** Either a license or the code of why there is none; the reason is for the log alone. */
export type RedemptionOutcome = { readonly reason: string } & (
  { readonly license: string } | { readonly code: ExpressPlayCode }
);

export interface RedeemOptions {
  readonly sealer: TokenSealer;
  readonly needsCookies: (keyId: string) => boolean;
  readonly faults: Pick<Faults, 'deniedKeyIds'>;
}

/** More than any challenge needs. */
const MAX_CHALLENGE_BYTES = 64 * 1024;

/** Redeems the token of a request, in ExpressPlay's order of checks. `contents`: of a token of ours, dead or alive. */
export async function redeem(
  c: Context,
  route: RightsRoute,
  atMs: number,
  { sealer, needsCookies, faults }: RedeemOptions,
): Promise<{ readonly contents: TokenContents | null; readonly outcome: RedemptionOutcome }> {
  let body: Promise<Buffer | null> | undefined;
  const readChallenge = (): Promise<Buffer | null> => (body ??= readBody(c.req.raw, MAX_CHALLENGE_BYTES));
  const token = c.req.query('ExpressPlayToken') || (await tokenOf(route, readChallenge));
  const contents = sealer.open(token);
  const refused =
    refuseToken(token, contents, route, atMs) ?? refuseCookies(c, contents !== null && needsCookies(contents.kid));
  if (refused || !contents) return { contents, outcome: refused ?? refuse(-4010, 'Bad token') };
  if (faults.deniedKeyIds.has(contents.kid)) return { contents, outcome: refuse(-4019, 'Key denied') };
  return { contents, outcome: license(await readChallenge(), contents, route) };
}

async function tokenOf(route: RightsRoute, readChallenge: () => Promise<Buffer | null>): Promise<string> {
  const challenge = await readChallenge();
  return (challenge && route.readToken(challenge)) ?? '';
}

/** One code for every bad token, so that the answer does not tell a forger how close he came. */
function refuseToken(
  token: string,
  contents: TokenContents | null,
  route: RightsRoute,
  atMs: number,
): RedemptionOutcome | null {
  if (token === '') return refuse(-4010, 'No token');
  if (!contents) return refuse(-4010, 'Bad token');
  if (contents.drm !== route.drm) return refuse(-4010, `Token is for ${contents.drm}`);
  return contents.expiresAtS * 1000 <= atMs ? refuse(-4010, 'Expired token') : null;
}

function refuseCookies(c: Context, areNeeded: boolean): RedemptionOutcome | null {
  const cookies = areNeeded ? checkCookies(c) : 'right';
  if (cookies === 'right') return null;
  return cookies === 'missing' ? refuse(-2017, 'No cookies') : refuse(-2018, 'Wrong cookies');
}

function license(challenge: Buffer | null, contents: TokenContents, route: RightsRoute): RedemptionOutcome {
  if (!challenge) return refuse(route.badChallengeCode, 'Challenge too large');
  if (challenge.length === 0) return refuse(route.badChallengeCode, 'No challenge');
  const asked = route.readChallenge(challenge);
  if ('unreadable' in asked) return refuse(route.badChallengeCode, asked.unreadable);
  const isElsewhere = contents.deviceId !== undefined && contents.deviceId.toLowerCase() !== asked.deviceId;
  if (isElsewhere) return refuse(-4001, 'Another device');
  if (!asked.kids.includes(contents.kid)) return refuse(-4022, 'Token is for another kid');
  return { license: route.makeLicense(contents.kid, contents.key), reason: 'License issued' };
}

const refuse = (code: ExpressPlayCode, reason: string): RedemptionOutcome => ({ code, reason });
