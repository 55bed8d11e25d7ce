import { AUTHENTICATOR_SHAPE, isSameAuthenticator } from './authenticator.ts';
import type { Refusal } from './error-answer.ts';
import { readExpirationTime } from './expiration-time.ts';
import type { WidevinePolicy } from './token.ts';

/** A Widevine token request that passed every check. */
export interface TokenRequest {
  /** Lower-case hexadecimal, 32 digits; so is the key. */
  readonly kid: string;
  readonly contentKey: string;
  readonly policy: WidevinePolicy;
  readonly expiresAtS: number;
  readonly cookie: string | null;
}

interface Service {
  readonly authenticator: string;
  readonly nowS: number;
}

type Check = (parameters: URLSearchParams, service: Service) => Refusal | null;

/** In the order of the service: of two faults, the earlier one is reported. */
const CHECKS: readonly Check[] = [
  checkErrorFormat,
  checkAuthenticator,
  checkKid,
  checkContentKey,
  checkGeneralFlags,
  checkSecurityLevel,
  checkHdcpOutputControl,
  checkExpirationTime,
  checkCookie,
];

const KEY = /^[0-9A-Fa-f]{32}$/;

/** Names are case-sensitive and the first occurrence of a parameter wins; unknown ones are ignored. */
export function readTokenRequest(parameters: URLSearchParams, service: Service): TokenRequest | { refusal: Refusal } {
  for (const check of CHECKS) {
    const refusal = check(parameters, service);
    if (refusal) return { refusal };
  }
  const text = (name: string): string => parameters.get(name) ?? '';
  const expiration = readExpirationTime(parameters.get('expirationTime'), service.nowS);
  return {
    kid: text('kid').toLowerCase(),
    contentKey: text('contentKey').toLowerCase(),
    policy: { securityLevel: Number(text('securityLevel')), hdcpOutputControl: Number(text('hdcpOutputControl')) },
    expiresAtS: 'expiresAtS' in expiration ? expiration.expiresAtS : service.nowS,
    cookie: parameters.get('cookie'),
  };
}

function checkErrorFormat(parameters: URLSearchParams): Refusal | null {
  const format = parameters.get('errorFormat');
  return format === null || format === 'html' || format === 'json' ? null : { code: -3004, detail: format };
}

function checkAuthenticator(parameters: URLSearchParams, service: Service): Refusal | null {
  const given = parameters.get('customerAuthenticator') ?? '';
  if (given === '') return { code: -2017 };
  if (!AUTHENTICATOR_SHAPE.test(given)) return { code: -2018, detail: 'malformed' };
  return isSameAuthenticator(given, service.authenticator) ? null : { code: -2018, detail: 'unknown' };
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

function checkGeneralFlags(parameters: URLSearchParams): Refusal | null {
  const flags = parameters.get('generalFlags');
  return flags === null || flags === '0000' ? null : { code: -5003 };
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
