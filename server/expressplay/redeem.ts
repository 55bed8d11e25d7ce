import type { Context } from 'hono';

import type { ExpressPlayCode } from '../../src/expressplay/errors.ts';
import type { Faults } from '../faults.ts';
import { readBody } from '../read-body.ts';
import { checkCookies } from '../required-cookies.ts';
import { makeClearKeyLicense } from './clear-key.ts';
import type { LicenseClock } from './license-clock.ts';
import { durationOf, isRentalOver, refuseDevice } from './license-terms.ts';
import { markToken } from './redemption-log.ts';
import type { RightsRoute } from './rights-route.ts';
import type { TokenContents, TokenSealer } from './token.ts';

/** Either a license or the code of why there is none; the reason is for the log alone. */
export type RedemptionOutcome = { readonly reason: string } & (
  | { readonly license: string | Uint8Array<ArrayBuffer>; readonly contentType: string }
  | { readonly certificate: Uint8Array<ArrayBuffer> }
  /** The detail goes out with the code. */
  | { readonly code: ExpressPlayCode; readonly detail?: string }
);

export interface Redeemed {
  readonly contents: TokenContents | null;
  /** For the log. */
  readonly tokenMark: string | null;
  readonly outcome: RedemptionOutcome;
}

export interface RedeemOptions {
  readonly sealer: TokenSealer;
  readonly needsCookies: (keyId: string) => boolean;
  readonly licenseClock: LicenseClock;
  /** Of the account, only the caller's address is looked at here. */
  readonly faults: Pick<Faults, 'account' | 'deniedKeyIds' | 'titlePolicies'>;
}

/** More than any challenge needs. */
const MAX_CHALLENGE_BYTES = 64 * 1024;

/** Redeems the token of a request, in ExpressPlay's order of checks. `contents`: of a token of ours, dead or alive. */
export async function redeem(c: Context, route: RightsRoute, atMs: number, options: RedeemOptions): Promise<Redeemed> {
  const { sealer, licenseClock } = options;
  let body: Promise<Buffer | null> | undefined;
  const readChallenge = (): Promise<Buffer | null> => (body ??= readBody(c.req.raw, MAX_CHALLENGE_BYTES));
  const token =
    c.req.query('ExpressPlayToken') || tokenInHeader(c, options.faults) || (await tokenOf(route, readChallenge));
  const contents = sealer.open(token);
  if (!contents) return { contents, tokenMark: null, outcome: refuse(-4010, token === '' ? 'No token' : 'Bad token') };
  const durationS = durationOf(contents);
  const outcome =
    refuseToken(contents, route, atMs) ??
    (durationS !== null && licenseClock.isOver(token, durationS, atMs) ? refuse(-4010, 'License is over') : null) ??
    refuseCaller(c, contents, options) ??
    issueLicense(await readChallenge(), contents, route);
  if (durationS !== null && 'license' in outcome) licenseClock.start(token, contents.expiresAtS * 1000, atMs);
  return { contents, tokenMark: markToken(token), outcome };
}

/** ExpressPlay takes a token from a header and names none: here it is the one that a title's policy names. */
function tokenInHeader(c: Context, { titlePolicies }: Pick<Faults, 'titlePolicies'>): string {
  const carriages = [...titlePolicies.values()].map(({ tokenCarriage }) => tokenCarriage);
  const names = carriages.flatMap((carriage) => (typeof carriage === 'object' ? carriage.header : []));
  return names.map((name) => c.req.header(name)).find((value) => value !== undefined) ?? '';
}

async function tokenOf(route: RightsRoute, readChallenge: () => Promise<Buffer | null>): Promise<string> {
  const challenge = await readChallenge();
  return (challenge && route.readToken(challenge)) ?? '';
}

/** One code for every bad token, so that the answer does not tell a forger how close he came. */
function refuseToken(contents: TokenContents, route: RightsRoute, atMs: number): RedemptionOutcome | null {
  if (contents.drm !== route.drm) return refuse(-4010, `Token is for ${contents.drm}`);
  if (contents.expiresAtS * 1000 <= atMs) return refuse(-4010, 'Expired token');
  return isRentalOver(contents, atMs) ? refuse(-4010, 'Rental is over') : null;
}

function refuseCaller(
  c: Context,
  { kid }: TokenContents,
  { needsCookies, faults }: RedeemOptions,
): RedemptionOutcome | null {
  const cookies = needsCookies(kid) ? checkCookies(c) : 'right';
  if (cookies === 'missing') return refuse(-2017, 'No cookies');
  if (cookies === 'wrong') return refuse(-2018, 'Wrong cookies');
  if (faults.account.has(-2003)) return refuse(-2003, 'Caller from another address');
  return faults.deniedKeyIds.has(kid) ? refuse(-4019, 'Key denied') : null;
}

function issueLicense(challenge: Buffer | null, contents: TokenContents, route: RightsRoute): RedemptionOutcome {
  if (!challenge) return refuse(route.badChallengeCode, 'Challenge too large');
  if (challenge.length === 0) return refuse(route.badChallengeCode, 'No challenge');
  const asked = route.readChallenge(challenge);
  if ('unreadable' in asked) return refuse(route.badChallengeCode, asked.unreadable);
  if ('certificate' in asked) return { ...asked, reason: 'Certificate issued' };
  const isElsewhere = contents.deviceId !== undefined && contents.deviceId.toLowerCase() !== asked.deviceId;
  if (isElsewhere) return refuse(-4001, 'Another device');
  if (!asked.kids.includes(contents.kid)) return refuse(-4022, 'Token is for another kid');
  const refused = refuseDevice(contents, asked.device);
  if (refused) return { ...refused, reason: `Device has ${refused.detail}` };
  const license = asked.form.write(makeClearKeyLicense(contents.kid, contents.key));
  return { license, contentType: asked.form.contentType, reason: 'License issued' };
}

const refuse = (code: ExpressPlayCode, reason: string): RedemptionOutcome => ({ code, reason });
