import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

import type { BaseUrlOf } from './base-url.ts';

/** Chromium keeps a preflight for 2 hours at most (10 minutes up to 75). */
const MAX_AGE_S = 7200;

/** For routes that read no cookie: any origin, no credentials. */
export function allowAnyOrigin(): MiddlewareHandler {
  return cors({
    origin: '*',
    allowMethods: ['GET', 'HEAD', 'POST'],
    allowHeaders: ['Authorization', 'Content-Type', 'Range'],
    exposeHeaders: ['Accept-Ranges', 'Content-Length', 'Content-Range', 'Date', 'Retry-After'],
    maxAge: MAX_AGE_S,
  });
}

/**
 * For the rights service, which players may call with credentials: echoes the origin of the backend itself, of packages
 * (`null` or `file://`, as the engine has it), of http on loopback and the configured ones. No other is allowed.
 */
export function allowKnownOrigins(baseUrlOf: BaseUrlOf, configured: readonly string[]): MiddlewareHandler {
  return cors({
    origin: (origin, c) => {
      const own = new URL(baseUrlOf(c)).origin;
      return origin === own || configured.includes(origin) || isLocalOrigin(origin) ? origin : null;
    },
    credentials: true,
    allowMethods: ['POST'],
    allowHeaders: ['Authorization', 'Content-Type', 'ExpressPlayToken', 'SOAPAction'],
    exposeHeaders: ['Date', 'Retry-After'],
    maxAge: MAX_AGE_S,
  });
}

const PACKAGE_ORIGINS = ['null', 'file://'];

function isLocalOrigin(origin: string): boolean {
  return PACKAGE_ORIGINS.includes(origin) || /^http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(origin);
}
