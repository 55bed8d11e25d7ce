import type { TokenKeySystem } from '../src/expressplay/token-table.ts';
import { isAuthenticator } from '../src/expressplay/formats.ts';

/** Where tokens come from, and what has to be known there. */
export interface TokenServiceAddress {
  readonly authenticator: string;
  /** `origin`: where the storefront itself was reached. */
  readonly urlOf: (keySystem: TokenKeySystem, origin: string) => string;
  /** Whether license URLs are asked for with https. */
  readonly useHttps: boolean;
  readonly fetch: (request: Request) => Promise<Response>;
}

const PATHS = { widevine: '/hms/wv/token', playready: '/hms/pr/token' };
const NAMES = { widevine: 'wv-gen', playready: 'pr-gen' };

/** The service in this process: no network is between it and the storefront. */
export const builtInService = (
  authenticator: string,
  fetch: (request: Request) => Promise<Response>,
): TokenServiceAddress => ({
  authenticator,
  urlOf: (keySystem, origin) => `${origin}${PATHS[keySystem]}`,
  useHttps: false,
  fetch,
});

/**
 * ExpressPlay's own, `service.expressplay.com` or `test.expressplay.com`, which knows the real account's authenticator only.
 * `null` where no host is given. Throws a TypeError where one of both cannot be used, without repeating the authenticator.
 */
export function liveService(host: string | undefined, authenticator: string | undefined): TokenServiceAddress | null {
  if (host === undefined || host === '') return null;
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?$/i.test(host)) {
    throw new TypeError('EXPRESSPLAY_HOST must be a host name, as in service.expressplay.com');
  }
  if (authenticator === undefined || !isAuthenticator(authenticator)) {
    throw new TypeError('EXPRESSPLAY_HOST needs the EXPRESSPLAY_AUTHENTICATOR of the account there');
  }
  return {
    authenticator,
    urlOf: (keySystem) => `https://${NAMES[keySystem]}.${host}${PATHS[keySystem]}`,
    useHttps: true,
    fetch: (request) => fetch(request),
  };
}
