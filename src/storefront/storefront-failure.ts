import { PlayerError } from '../errors.ts';
import type { HttpOutcome } from '../lib/http.ts';

/** Longest wait for one answer of the storefront. */
export const STOREFRONT_TIMEOUT_MS = 8000;

/** An answer of the storefront that is not the one wanted, by status. */
export function storefrontFailure(outcome: HttpOutcome, wanted: string): PlayerError {
  if (outcome.kind === 'unreachable') {
    const what = outcome.reason === 'timeout' ? 'no answer in time' : 'a network failure';
    return new PlayerError('ENTITLEMENT_UNREACHABLE', `Expected ${wanted} from the storefront, got ${what}`);
  }
  const { status } = outcome;
  const message = `Expected ${wanted} from the storefront, got HTTP ${status}`;
  const details = { httpStatus: status };
  if (status === 401) return new PlayerError('ENTITLEMENT_SIGNED_OUT', message, { details });
  if (status === 403) return new PlayerError('ENTITLEMENT_DENIED', message, { details });
  return new PlayerError(status >= 500 ? 'ENTITLEMENT_UNREACHABLE' : 'ENTITLEMENT_INVALID', message, { details });
}
