import { refuse, type Given } from '../../src/expressplay/parameter.ts';
import { TOKEN_TABLES, type TokenKeySystem } from '../../src/expressplay/token-table.ts';
import { MAX_TOKEN_LIFETIME_S, readTokenTime } from '../../src/expressplay/token-time.ts';
import { refuseAccount, refuseCredit, type AccountCode } from './account.ts';
import { refuseAuthenticator } from './authenticator.ts';
import { readContentKey, type StoredKeyOf } from './content-key.ts';
import type { Refusal } from './error-answer.ts';
import { readPlayReadyPolicy, readWidevinePolicy } from './license-policy.ts';
import type { TokenRoute } from './token-route.ts';
import type { TokenContents } from './token.ts';

/** What a request is judged by, beyond itself. */
export interface Judge {
  readonly authenticator: string;
  /** Authenticators of the other environments, told apart from those that nobody has. */
  readonly elsewhere: readonly string[];
  readonly accountFaults: ReadonlySet<AccountCode>;
  readonly storedKeyOf: StoredKeyOf;
  /** 32 hexadecimal digits, lower case. */
  readonly isKnownDevice: (deviceId: string) => boolean;
}

type Read = { readonly contents: TokenContents } | { readonly refusal: Refusal };

/**
 * What the token of a request has to carry, or why there is none. In the order of the service, which is that of the
 * table with the steps in between that need more than the request: of two faults, the earlier one is reported.
 */
export async function readTokenRequest(given: Given, route: TokenRoute, judge: Judge): Promise<Read> {
  const stranger = refuseCaller(given, route, judge);
  if (stranger) return { refusal: stranger };
  // Whoever may have a FairPlay token has been refused by now.
  if (route.drm === 'fairplay') return { refusal: { code: -6009 } };
  const table = TOKEN_TABLES[route.drm];
  const badKey = refuse(table.key, given);
  if (badKey) return { refusal: badKey };
  const key = await readContentKey(given.parameters, judge.storedKeyOf);
  if ('refusal' in key) return key;
  const refusal =
    refuse(table.license, given) ??
    refuse(table.device, given) ??
    refuseDevice(given, judge) ??
    refuse(table.life, given) ??
    refuseCredit(judge.accountFaults);
  return refusal ? { refusal } : { contents: toContents(given, route.drm, key) };
}

function refuseCaller(given: Given, route: TokenRoute, judge: Judge): Refusal | null {
  const authenticator = given.parameters.get('customerAuthenticator') ?? '';
  return (
    refuse(TOKEN_TABLES.widevine.request, given) ??
    refuseAuthenticator(authenticator, judge.authenticator, judge.elsewhere) ??
    refuseAccount(judge.accountFaults, route)
  );
}

function refuseDevice({ parameters }: Given, judge: Judge): Refusal | null {
  const deviceId = parameters.get('deviceid');
  return deviceId === null || judge.isKnownDevice(deviceId.toLowerCase()) ? null : { code: -5005 };
}

function toContents(
  { parameters, nowS }: Given,
  drm: TokenKeySystem,
  key: Pick<TokenContents, 'kid' | 'key'>,
): TokenContents {
  const expirationTime = parameters.get('expirationTime');
  const deviceId = parameters.get('deviceid');
  const common = {
    ...key,
    issuedAtS: nowS,
    expiresAtS: readTokenTime(expirationTime ?? '', nowS) ?? nowS + MAX_TOKEN_LIFETIME_S,
    cookie: parameters.get('cookie'),
    ...(deviceId !== null && { deviceId: deviceId.toLowerCase() }),
  };
  return drm === 'widevine'
    ? { drm, ...common, policy: readWidevinePolicy(parameters) }
    : { drm, ...common, policy: readPlayReadyPolicy(parameters, nowS) };
}
