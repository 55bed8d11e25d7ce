import { PlayerError } from '../errors.ts';
import type { HttpOutcome } from '../lib/http.ts';
import { readLicenseRefusal, type LicenseRefusal } from './license-refusal.ts';

type HttpAnswer = HttpOutcome & { readonly kind: 'answer' };

/** -4010, 401 and 403 may come from a token that died: a new grant may heal them (architecture §5). */
export function mayHealWithNewGrant(outcome: HttpOutcome): boolean {
  if (outcome.kind === 'unreachable') return false;
  const code = readLicenseRefusal(outcome.body)?.expressPlayCode;
  return code === undefined ? outcome.status === 401 || outcome.status === 403 : code === -4010;
}

/** Status of a fault that may pass by itself. */
export function isPassingStatus(status: number): boolean {
  return status >= 500 || status === 429 || status === 0;
}

/** The server's no. A SOAP fault without a number under a 500 says no more than the 500 itself: it is none. */
export function refusalOf({ status, body }: HttpAnswer): LicenseRefusal | null {
  const refusal = readLicenseRefusal(body);
  const hasNumber = refusal !== null && Object.keys(refusal).length > 0;
  return hasNumber || !isPassingStatus(status) ? refusal : null;
}

/**
 * The answer of a license server that brought no license, as an error: by ExpressPlay code first, then by PlayReady's
 * own number, then by status. `retryAfterS`: what the server asked to wait.
 */
export function licenseFailure(outcome: HttpOutcome, retryAfterS?: number): PlayerError {
  if (outcome.kind === 'unreachable' && outcome.reason === 'too-large') {
    return new PlayerError('LICENSE_INVALID', 'Expected a license, got more bytes than any license has');
  }
  if (outcome.kind === 'unreachable') {
    const what = outcome.reason === 'timeout' ? 'none in time' : 'a network failure';
    return new PlayerError('LICENSE_UNREACHABLE', `Expected a license from the license server, got ${what}`);
  }
  const httpStatus = outcome.status;
  const refusal = refusalOf(outcome);
  if (refusal !== null) {
    const message = `Expected a license, got ${nameRefusal(refusal)} with HTTP ${httpStatus}`;
    return new PlayerError('LICENSE_DENIED', message, { details: { ...refusal, httpStatus } });
  }
  const message = `Expected a license, got HTTP ${httpStatus} with ${outcome.body.byteLength} bytes`;
  return new PlayerError(codeForStatus(httpStatus), message, {
    details: { httpStatus, ...(retryAfterS === undefined ? {} : { retryAfterS }) },
  });
}

function nameRefusal({ expressPlayCode, hresult }: LicenseRefusal): string {
  if (expressPlayCode !== undefined) return `ExpressPlay ${expressPlayCode}`;
  return hresult === undefined ? 'a SOAP fault' : `PlayReady ${hresult}`;
}

function codeForStatus(status: number): 'LICENSE_DENIED' | 'LICENSE_INVALID' | 'LICENSE_UNREACHABLE' {
  if (isPassingStatus(status)) return 'LICENSE_UNREACHABLE';
  return status >= 400 ? 'LICENSE_DENIED' : 'LICENSE_INVALID';
}
