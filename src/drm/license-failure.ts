import { PlayerError } from '../errors.ts';
import { parseExpressPlayCode } from '../expressplay/errors.ts';
import { bodyText, type HttpOutcome } from '../lib/http.ts';

/** -4010, 401 and 403 may come from a token that died: a new grant may heal them (architecture §5). */
export function mayHealWithNewGrant(outcome: HttpOutcome): boolean {
  if (outcome.kind === 'unreachable') return false;
  const code = parseExpressPlayCode(bodyText(outcome.body));
  return code === null ? outcome.status === 401 || outcome.status === 403 : code === -4010;
}

/**
 * The answer of a license server that brought no license, as an error: by ExpressPlay code first, then by status.
 * `retryAfterS`: what the server asked to wait.
 */
export function licenseFailure(outcome: HttpOutcome, retryAfterS?: number): PlayerError {
  if (outcome.kind === 'unreachable') {
    const what = outcome.reason === 'timeout' ? 'none in time' : 'a network failure';
    return new PlayerError('LICENSE_UNREACHABLE', `Expected a license from the license server, got ${what}`);
  }
  const expressPlayCode = parseExpressPlayCode(bodyText(outcome.body));
  const httpStatus = outcome.status;
  if (expressPlayCode !== null) {
    return new PlayerError(
      'LICENSE_DENIED',
      `Expected a license, got ExpressPlay ${expressPlayCode} with HTTP ${httpStatus}`,
      { details: { expressPlayCode, httpStatus } },
    );
  }
  const message = `Expected a license, got HTTP ${httpStatus} with ${outcome.body.byteLength} bytes`;
  return new PlayerError(codeForStatus(httpStatus), message, {
    details: { httpStatus, ...(retryAfterS === undefined ? {} : { retryAfterS }) },
  });
}

function codeForStatus(status: number): 'LICENSE_DENIED' | 'LICENSE_INVALID' | 'LICENSE_UNREACHABLE' {
  if (status >= 500 || status === 429 || status === 0) return 'LICENSE_UNREACHABLE';
  return status >= 400 ? 'LICENSE_DENIED' : 'LICENSE_INVALID';
}
