import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

import { isAuthenticator } from '../../src/expressplay/formats.ts';
import type { Refusal } from './error-answer.ts';

/** The customer authenticator configured as `setting`, checked, or one for this run. The error does not say what it was. */
export function createAuthenticator(configured: string | undefined, setting = 'EXPRESSPLAY_AUTHENTICATOR'): string {
  if (configured === undefined || configured === '') {
    return `${String(randomBytes(3).readUIntBE(0, 3))},${randomBytes(16).toString('hex')}`;
  }
  if (!isAuthenticator(configured)) {
    throw new TypeError(`${setting} must be a decimal service id, a comma and 32 hexadecimal digits`);
  }
  return configured;
}

/**
 * Why a caller with this authenticator (empty: none) is not the customer; `null` where it is. `elsewhere` are the
 * authenticators of the other environments.
 */
export function refuseAuthenticator(given: string, known: string, elsewhere: readonly string[] = []): Refusal | null {
  if (given === '') return { code: -2017 };
  if (!isAuthenticator(given)) return { code: -2018, detail: 'malformed' };
  if (isSameAuthenticator(given, known)) return null;
  const isElsewhere = elsewhere.some((authenticator) => isSameAuthenticator(given, authenticator));
  return { code: -2018, detail: isElsewhere ? 'wrong environment' : 'unknown' };
}

function isSameAuthenticator(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(authenticator: string): Buffer {
  return createHash('sha256').update(authenticator.toLowerCase()).digest();
}
