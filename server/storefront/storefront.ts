import { Hono, type Context, type MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import { requestOrigin, type BaseUrlOf } from '../base-url.ts';
import { allowAnyOrigin } from '../cors.ts';
import { withFaults } from '../faults.ts';
import { readBody } from '../read-body.ts';
import { readEntitlementRequest, readSessionRequest } from './entitlement-request.ts';
import { entitle, type EntitlementOptions } from './entitlement.ts';
import { makeFeed } from './feed.ts';
import { SESSION_LIFETIME_S, type Sessions } from './sessions.ts';

export interface StorefrontOptions extends EntitlementOptions {
  readonly sessions: Sessions;
  readonly baseUrlOf: BaseUrlOf;
}

const ACCOUNTS = new Map([['demo', { name: 'Demo' }]]);
const MAX_BODY_BYTES = 16 * 1024;

/** The operator's back end: sign-in, feed, entitlement. */
export function createStorefront(options: StorefrontOptions): Hono {
  const { faults, library, baseUrlOf, sessions } = options;
  const app = new Hono().basePath('/storefront');
  app.use('*', allowAnyOrigin(), neverStored);
  app.post('/sessions', withFaults(faults, 'sessions'), (c) => signIn(c, sessions));
  app.get('/feed', withFaults(faults, 'feed'), requireSession(sessions), async (c) =>
    c.json(await makeFeed(library, baseUrlOf(c), faults)),
  );
  app.post('/entitlements', withFaults(faults, 'entitlements'), requireSession(sessions), async (c) => {
    const read = readEntitlementRequest(await readBody(c.req.raw, MAX_BODY_BYTES));
    if ('fault' in read) return refuse(c, 400, read.fault);
    return c.json(await entitle(read.request, requestOrigin(c), options));
  });
  return app;
}

async function signIn(c: Context, sessions: Sessions): Promise<Response> {
  const read = readSessionRequest(await readBody(c.req.raw, MAX_BODY_BYTES));
  if ('fault' in read) return refuse(c, 400, read.fault);
  const account = ACCOUNTS.get(read.request.account);
  if (!account) return refuse(c, 403, 'Unknown account');
  const accessToken = sessions.open();
  return c.json({ accessToken, tokenType: 'Bearer', expiresIn: SESSION_LIFETIME_S, account }, 201);
}

function requireSession(sessions: Sessions): MiddlewareHandler {
  return async (c, next) => {
    const accessToken = /^Bearer (\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
    if (accessToken === undefined) return refuse(c, 401, 'Sign in first');
    if (!sessions.isOpen(accessToken)) return refuse(c, 401, 'The session has ended');
    await next();
    return undefined;
  };
}

const neverStored: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
};

function refuse(c: Context, status: ContentfulStatusCode, errorText: string): Response {
  if (status === 401) c.header('WWW-Authenticate', 'Bearer');
  return c.json({ error: status, errorText }, status);
}
