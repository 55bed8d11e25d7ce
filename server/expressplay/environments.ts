import { randomBytes } from 'node:crypto';

import type { BaseUrlOf } from '../base-url.ts';
import { createAuthenticator } from './authenticator.ts';
import { createTokenSealer, type TokenSealer } from './token.ts';

/** What ExpressPlay keeps apart between test and production. A token of the one is worth nothing in the other. */
export interface Environment {
  /** Start of its routes: `/test`, `/prod`, or empty. */
  readonly path: string;
  readonly isProduction: boolean;
  readonly authenticator: string;
  /** Authenticators of the other environment. */
  readonly elsewhere: readonly string[];
  readonly sealer: TokenSealer;
  /** The given base URL with `path`. */
  readonly baseUrlOf: BaseUrlOf;
}

export interface EnvironmentOptions {
  /** Of the test environment. Default: one for this run. */
  readonly authenticator?: string | undefined;
  /** Of the production environment. Default: one for this run. */
  readonly productionAuthenticator?: string | undefined;
  /** Default: random, so that tokens die with the process. */
  readonly tokenSecret?: string | undefined;
}

/**
 * The two environments of ExpressPlay, as base paths of one process. The test environment, which the storefront uses,
 * answers on the plain paths as well. Throws a TypeError where an authenticator is none, and where one serves both.
 */
export function createEnvironments(
  options: EnvironmentOptions,
  baseUrlOf: BaseUrlOf,
): readonly [Environment, Environment, Environment] {
  const secret = options.tokenSecret ?? randomBytes(32).toString('hex');
  const authenticator = createAuthenticator(options.authenticator);
  const production = createAuthenticator(options.productionAuthenticator, 'EXPRESSPLAY_PRODUCTION_AUTHENTICATOR');
  if (authenticator.toLowerCase() === production.toLowerCase()) {
    throw new TypeError('EXPRESSPLAY_AUTHENTICATOR and EXPRESSPLAY_PRODUCTION_AUTHENTICATOR must differ');
  }
  const sealer = createTokenSealer(secret);
  const test = (path: string): Environment => ({
    path,
    isProduction: false,
    authenticator,
    elsewhere: [production],
    sealer,
    baseUrlOf: (c) => `${baseUrlOf(c)}${path}`,
  });
  return [
    test(''),
    test('/test'),
    {
      path: '/prod',
      isProduction: true,
      authenticator: production,
      elsewhere: [authenticator],
      sealer: createTokenSealer(`${secret} production`),
      baseUrlOf: (c) => `${baseUrlOf(c)}/prod`,
    },
  ];
}
