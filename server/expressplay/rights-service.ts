import { Hono, type Context } from 'hono';

import type { BaseUrlOf } from '../base-url.ts';
import { allowKnownOrigins } from '../cors.ts';
import { withFaults, type Faults } from '../faults.ts';
import type { LicenseClock } from './license-clock.ts';
import { PLAYREADY_RIGHTS } from './playready-rights.ts';
import { redeem } from './redeem.ts';
import { formatRedemption } from './redemption-log.ts';
import type { RightsRoute } from './rights-route.ts';
import type { TokenSealer } from './token.ts';
import { WIDEVINE_RIGHTS } from './widevine-rights.ts';

export interface RightsServiceOptions {
  readonly sealer: TokenSealer;
  readonly baseUrlOf: BaseUrlOf;
  /** Beyond the backend's own origin, `null` and http on loopback. */
  readonly allowedOrigins: readonly string[];
  /** Whether a license for this key is for callers with the right cookies only. */
  readonly needsCookies: (keyId: string) => boolean;
  /** One for all paths of an environment, and for environments as well: a token is known by itself. */
  readonly licenseClock: LicenseClock;
  readonly faults: Faults;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** ExpressPlay's rights service: redeems a token. Its licenses are ClearKey, for a real CDM but without protection. */
export function createRightsService(options: RightsServiceOptions): Hono {
  const app = new Hono();
  for (const route of [WIDEVINE_RIGHTS, PLAYREADY_RIGHTS]) {
    for (const path of route.paths) {
      app.use(path, allowKnownOrigins(options.baseUrlOf, options.allowedOrigins));
      app.use(path, withFaults(options.faults, 'rights'));
      app.post(path, (c) => answer(c, route, options));
    }
  }
  return app;
}

async function answer(c: Context, route: RightsRoute, options: RightsServiceOptions): Promise<Response> {
  const atMs = options.now();
  const { contents, tokenMark, outcome } = await redeem(c, route, atMs, options);
  const code = 'code' in outcome ? outcome.code : 0;
  const { kid = null, cookie = null } = contents ?? {};
  options.log(formatRedemption(atMs, { drm: route.drm, kid, cookie, tokenMark, code, reason: outcome.reason }));
  if ('code' in outcome) return route.refuse(outcome.code, outcome.detail);
  const isLicense = 'license' in outcome;
  const contentType = isLicense ? outcome.contentType : 'application/octet-stream';
  return new Response(isLicense ? outcome.license : outcome.certificate, {
    headers: { 'Cache-Control': 'no-store', 'Content-Type': contentType },
  });
}
