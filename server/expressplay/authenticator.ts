import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

import type { Refusal } from './error-answer.ts';

const AUTHENTICATOR_SHAPE = /^\d+,[0-9A-Fa-f]{32}$/;

/** The configured customer authenticator, checked, or one for this run. The error does not say what it was. */
export function createAuthenticator(configured: string | undefined): string {
  if (configured === undefined || configured === '') {
    return `${String(randomBytes(3).readUIntBE(0, 3))},${randomBytes(16).toString('hex')}`;
  }
  if (!AUTHENTICATOR_SHAPE.test(configured)) {
    throw new TypeError('EXPRESSPLAY_AUTHENTICATOR must be a decimal service id, a comma and 32 hexadecimal digits');
  }
  return configured;
}

/** Why a caller with this authenticator (empty: none) is not the customer; `null` where it is. */
export function refuseAuthenticator(given: string, known: string): Refusal | null {
  if (given === '') return { code: -2017 };
  if (!AUTHENTICATOR_SHAPE.test(given)) return { code: -2018, detail: 'malformed' };
  return isSameAuthenticator(given, known) ? null : { code: -2018, detail: 'unknown' };
}

function isSameAuthenticator(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(authenticator: string): Buffer {
  return createHash('sha256').update(authenticator.toLowerCase()).digest();
}
