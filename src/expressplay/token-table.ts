import { LIFE_PARAMETERS, REQUEST_PARAMETERS } from './common-parameters.ts';
import { keyParameters } from './key-parameters.ts';
import type { Parameter } from './parameter.ts';
import { PLAYREADY_DEVICE_PARAMETERS, PLAYREADY_LICENSE_PARAMETERS } from './playready-parameters.ts';
import { WIDEVINE_DEVICE_PARAMETERS, WIDEVINE_LICENSE_PARAMETERS } from './widevine-parameters.ts';

/** A key system that the token service has a table for. */
export type TokenKeySystem = 'widevine' | 'playready';

/** Every parameter of a token request, in the order in which the service checks them. */
export interface TokenTable {
  /** Then the service looks at authenticator and account. */
  readonly request: readonly Parameter[];
  /** Then the service unwraps the key. */
  readonly key: readonly Parameter[];
  readonly license: readonly Parameter[];
  readonly device: readonly Parameter[];
  readonly life: readonly Parameter[];
}

export const TOKEN_TABLES: Readonly<Record<TokenKeySystem, TokenTable>> = {
  widevine: {
    request: REQUEST_PARAMETERS,
    key: keyParameters(-6005),
    license: WIDEVINE_LICENSE_PARAMETERS,
    device: WIDEVINE_DEVICE_PARAMETERS,
    life: LIFE_PARAMETERS,
  },
  playready: {
    request: REQUEST_PARAMETERS,
    key: keyParameters(-5007),
    license: PLAYREADY_LICENSE_PARAMETERS,
    device: PLAYREADY_DEVICE_PARAMETERS,
    life: LIFE_PARAMETERS,
  },
};

/** In the order of the checks. */
export const listParameters = (table: TokenTable): readonly Parameter[] => [
  ...table.request,
  ...table.key,
  ...table.license,
  ...table.device,
  ...table.life,
];
