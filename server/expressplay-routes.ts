import { Hono, type Context } from 'hono';

import { refuseAuthenticator } from './expressplay/authenticator.ts';
import type { Environment } from './expressplay/environments.ts';
import { errorAnswer, type Refusal } from './expressplay/error-answer.ts';
import { createLicenseClock } from './expressplay/license-clock.ts';
import { createRightsService, type RightsServiceOptions } from './expressplay/rights-service.ts';
import { errorFormatOf } from './expressplay/token-parameters.ts';
import { createTokenService } from './expressplay/token-service.ts';
import type { KeyStores } from './keystore/key-stores.ts';
import { createKeystoreRoutes } from './keystore/keystore-routes.ts';

export interface ExpressPlayRoutesOptions extends Omit<RightsServiceOptions, 'sealer' | 'licenseClock'> {
  readonly environments: readonly Environment[];
  readonly stores: KeyStores;
}

/** All of ExpressPlay: the token service, the rights service and the key storage of each environment, below its path. */
export function createExpressPlayRoutes({ environments, stores, ...options }: ExpressPlayRoutesOptions): Hono {
  const { faults, now, log } = options;
  const licenseClock = createLicenseClock();
  const app = new Hono();
  for (const environment of environments) {
    const { path, sealer, authenticator, elsewhere } = environment;
    const store = environment.isProduction ? stores.production : stores.test;
    const refuse = (given: string): Refusal | null => refuseAuthenticator(given, authenticator, elsewhere);
    app.route(`${path}/keystore`, createKeystoreRoutes({ store, refuseAuthenticator: refuse, now, log }));
    app.route(path, createTokenService({ ...environment, storedKeyOf: (kid) => store.find(kid), faults, now }));
    app.route(path, createRightsService({ ...options, licenseClock, sealer }));
    for (const routes of ['/hms/*', '/playready/*']) app.all(path + routes, answerUnknownRoute);
  }
  return app;
}

/** ExpressPlay has no 405: a known path with another method is as unknown as any other path. */
function answerUnknownRoute(c: Context): Response {
  if (c.req.method === 'OPTIONS') return c.body(null, 204);
  return errorAnswer({ code: 0 }, errorFormatOf(new URL(c.req.url).searchParams));
}
