import { refuseAuthenticator } from './authenticator.ts';
import type { Refusal } from './error-answer.ts';
import { readExpirationTime } from './expiration-time.ts';
import type { PlayReadyPolicy, TokenContents, WidevinePolicy } from './token.ts';

/** What a token is for. */
export type TokenDrm = TokenContents['drm'];

interface Service {
  readonly drm: TokenDrm;
  readonly authenticator: string;
  readonly nowS: number;
}

type Check = (parameters: URLSearchParams, service: Service) => Refusal | null;

/** In the order of the service: of two faults, the earlier one is reported. */
const CHECKS: Readonly<Record<TokenDrm, readonly Check[]>> = {
  widevine: [
    checkErrorFormat,
    checkAuthenticator,
    checkKid,
    checkContentKey,
    checkWidevineFlags,
    checkSecurityLevel,
    checkHdcpOutputControl,
    checkExpirationTime,
    checkCookie,
  ],
  playready: [
    checkErrorFormat,
    checkAuthenticator,
    checkKid,
    checkContentKey,
    checkPlayReadyFlags,
    checkRightsType,
    checkOutputProtectionLevels,
    checkExpirationTime,
    checkCookie,
  ],
};

const OUTPUT_PROTECTION_LEVELS = [
  'analogVideoOPL',
  'compressedDigitalAudioOPL',
  'compressedDigitalVideoOPL',
  'uncompressedDigitalAudioOPL',
  'uncompressedDigitalVideoOPL',
] as const;

const KEY = /^[0-9A-Fa-f]{32}$/;

/**
 * What the token of a request has to carry, keys in lower-case hexadecimal; or why there is none. Names are
 * case-sensitive and the first occurrence of a parameter wins; unknown ones are ignored.
 */
export function readTokenRequest(
  parameters: URLSearchParams,
  service: Service,
): { contents: TokenContents } | { refusal: Refusal } {
  for (const check of CHECKS[service.drm]) {
    const refusal = check(parameters, service);
    if (refusal) return { refusal };
  }
  const expiration = readExpirationTime(parameters.get('expirationTime'), service.nowS);
  const common = {
    kid: (parameters.get('kid') ?? '').toLowerCase(),
    key: (parameters.get('contentKey') ?? '').toLowerCase(),
    issuedAtS: service.nowS,
    expiresAtS: 'expiresAtS' in expiration ? expiration.expiresAtS : service.nowS,
    cookie: parameters.get('cookie'),
  };
  return service.drm === 'widevine'
    ? { contents: { drm: service.drm, ...common, policy: readWidevinePolicy(parameters) } }
    : { contents: { drm: service.drm, ...common, policy: readPlayReadyPolicy(parameters) } };
}

function readWidevinePolicy(parameters: URLSearchParams): WidevinePolicy {
  return {
    securityLevel: Number(parameters.get('securityLevel')),
    hdcpOutputControl: Number(parameters.get('hdcpOutputControl')),
  };
}

function readPlayReadyPolicy(parameters: URLSearchParams): PlayReadyPolicy {
  return {
    rightsType: parameters.get('rightsType') === 'Rental' ? 'Rental' : 'BuyToOwn',
    isPersistent: parameters.get('generalFlags') === '00000001',
    outputProtectionLevels: OUTPUT_PROTECTION_LEVELS.map((name) => Number(parameters.get(name))),
  };
}

function checkErrorFormat(parameters: URLSearchParams): Refusal | null {
  const format = parameters.get('errorFormat');
  return format === null || format === 'html' || format === 'json' ? null : { code: -3004, detail: format };
}

function checkAuthenticator(parameters: URLSearchParams, service: Service): Refusal | null {
  return refuseAuthenticator(parameters.get('customerAuthenticator') ?? '', service.authenticator);
}

function checkKid(parameters: URLSearchParams): Refusal | null {
  const kid = parameters.get('kid') ?? '';
  if (kid === '') return { code: -4018 };
  return KEY.test(kid) ? null : { code: -4020 };
}

function checkContentKey(parameters: URLSearchParams): Refusal | null {
  const contentKey = parameters.get('contentKey');
  if (contentKey === null) return { code: -2005, detail: 'no contentKey, ek or stored key' };
  return KEY.test(contentKey) ? null : { code: -2027 };
}

function checkWidevineFlags(parameters: URLSearchParams): Refusal | null {
  const flags = parameters.get('generalFlags');
  return flags === null || flags === '0000' ? null : { code: -5003 };
}

function checkPlayReadyFlags(parameters: URLSearchParams): Refusal | null {
  const flags = parameters.get('generalFlags');
  return flags === null || /^0000000[01]$/.test(flags) ? null : { code: -5003 };
}

function checkRightsType(parameters: URLSearchParams): Refusal | null {
  const rightsType = parameters.get('rightsType') ?? '';
  if (rightsType === '') return { code: -2020 };
  return rightsType === 'BuyToOwn' ? null : { code: -2021 };
}

function checkOutputProtectionLevels(parameters: URLSearchParams): Refusal | null {
  const levels = OUTPUT_PROTECTION_LEVELS.map((name) => parameters.get(name) ?? '');
  if (levels.includes('')) return { code: -5006 };
  return levels.every((level) => /^[0-9]{1,3}$/.test(level)) ? null : { code: -2034 };
}

function checkSecurityLevel(parameters: URLSearchParams): Refusal | null {
  const level = parameters.get('securityLevel') ?? '';
  if (level === '') return { code: -7003 };
  return /^[1-5]$/.test(level) ? null : { code: -7004 };
}

function checkHdcpOutputControl(parameters: URLSearchParams): Refusal | null {
  const control = parameters.get('hdcpOutputControl') ?? '';
  if (control === '') return { code: -7006 };
  return /^[0-2]$/.test(control) ? null : { code: -2034 };
}

function checkExpirationTime(parameters: URLSearchParams, service: Service): Refusal | null {
  const expiration = readExpirationTime(parameters.get('expirationTime'), service.nowS);
  return 'fault' in expiration ? { code: -2002, detail: expiration.fault } : null;
}

function checkCookie(parameters: URLSearchParams): Refusal | null {
  const cookie = parameters.get('cookie') ?? '';
  return cookie.length > 32 || /\p{Cc}/u.test(cookie) ? { code: -2033 } : null;
}
