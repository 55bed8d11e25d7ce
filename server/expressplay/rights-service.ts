import { Hono, type Context } from 'hono';

import type { ExpressPlayCode } from '../../src/expressplay/errors.ts';
import type { BaseUrlOf } from '../base-url.ts';
import { allowKnownOrigins } from '../cors.ts';
import { withFaults, type Faults } from '../faults.ts';
import { readBody } from '../read-body.ts';
import { checkCookies } from '../required-cookies.ts';
import { makeClearKeyLicense, readClearKeyChallenge } from './clear-key.ts';
import { errorAnswer } from './error-answer.ts';
import { formatRedemption } from './redemption-log.ts';
import type { TokenContents, TokenSealer } from './token.ts';

export interface RightsServiceOptions {
  readonly sealer: TokenSealer;
  readonly baseUrlOf: BaseUrlOf;
  /** Beyond the backend's own origin, `null` and http on loopback. */
  readonly allowedOrigins: readonly string[];
  /** Whether a license for this key is for callers with the right cookies only. */
  readonly needsCookies: (keyId: string) => boolean;
  readonly faults: Faults;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Either a license or the code of why there is none; the reason is for the log alone. */
type Outcome = { readonly reason: string } & (
  { readonly license: string } | { readonly license: null; readonly code: ExpressPlayCode }
);

const MAX_CHALLENGE_BYTES = 64 * 1024;
const PATHS = ['/hms/wv/rights', '/hms/wv/rights/'];

/** ExpressPlay's rights service: redeems a token. Its licenses are ClearKey, for a real CDM but without protection. */
export function createRightsService(options: RightsServiceOptions): Hono {
  const app = new Hono();
  for (const path of PATHS) {
    app.use(path, allowKnownOrigins(options.baseUrlOf, options.allowedOrigins));
    app.use(path, withFaults(options.faults, 'rights'));
    app.post(path, (c) => redeem(c, options));
  }
  return app;
}

async function redeem(c: Context, { sealer, needsCookies, now, log }: RightsServiceOptions): Promise<Response> {
  const token = c.req.query('ExpressPlayToken') ?? '';
  const contents = sealer.open(token);
  const atMs = now();
  const outcome =
    refuseToken(token, contents, atMs) ??
    refuseCookies(c, contents !== null && needsCookies(contents.kid)) ??
    license(await readBody(c.req.raw, MAX_CHALLENGE_BYTES), contents);
  const code = outcome.license === null ? outcome.code : 0;
  log(
    formatRedemption(atMs, {
      kid: contents?.kid ?? null,
      cookie: contents?.cookie ?? null,
      code,
      reason: outcome.reason,
    }),
  );
  if (outcome.license === null) return errorAnswer({ code: outcome.code }, 'json');
  return new Response(outcome.license, {
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'application/json' },
  });
}

/** One code for every bad token, so that the answer does not tell a forger how close he came. */
function refuseToken(token: string, contents: TokenContents | null, atMs: number): Outcome | null {
  const refuse = (reason: string): Outcome => ({ license: null, code: -4010, reason });
  if (token === '') return refuse('No token');
  if (!contents) return refuse('Bad token');
  return contents.expiresAtS * 1000 <= atMs ? refuse('Expired token') : null;
}

function refuseCookies(c: Context, areNeeded: boolean): Outcome | null {
  const cookies = areNeeded ? checkCookies(c) : 'right';
  if (cookies === 'right') return null;
  return cookies === 'missing'
    ? { license: null, code: -2017, reason: 'No cookies' }
    : { license: null, code: -2018, reason: 'Wrong cookies' };
}

function license(challenge: Buffer | null, contents: TokenContents | null): Outcome {
  const refuse = (code: ExpressPlayCode, reason: string): Outcome => ({ license: null, code, reason });
  if (!contents) return refuse(-4010, 'Bad token');
  if (!challenge) return refuse(-7008, 'Challenge too large');
  if (challenge.length === 0) return refuse(-7008, 'No challenge');
  const kids = readClearKeyChallenge(challenge);
  if (!kids) return refuse(-7008, 'Unreadable challenge');
  if (!kids.includes(contents.kid)) return refuse(-4022, 'Token is for another kid');
  return { license: makeClearKeyLicense(contents.kid, contents.key), reason: 'License issued' };
}
