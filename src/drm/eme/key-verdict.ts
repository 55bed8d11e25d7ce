import { PlayerError } from '../../errors.ts';
import { areAboutKeys, type KeyStatuses } from './key-statuses.ts';

/**
 * Pure. Why a key cannot be used: KEY_OUTPUT_RESTRICTED, KEY_SESSION_FAILED (the CDM failed at it), LICENSE_EXPIRED or, where the
 * CDM has taken a license, KEY_MISSING. `null`: it can be used, or nobody says that it cannot; some sets tell no statuses.
 */
export function judgeKey(keyId: string, statuses: KeyStatuses, isLicensed: boolean): PlayerError | null {
  const details = { keyIds: [keyId] };
  const status = statuses.get(keyId);
  switch (status) {
    case 'output-restricted':
      return new PlayerError('KEY_OUTPUT_RESTRICTED', 'Expected a key for this output, the CDM restricts it', {
        details,
      });
    case 'internal-error':
      return new PlayerError('KEY_SESSION_FAILED', 'Expected a key, the CDM failed at it', {
        details: { ...details, name: status },
      });
    case 'expired':
      return new PlayerError('LICENSE_EXPIRED', 'Expected a license that is good, the CDM says it expired', {
        details,
      });
    case undefined:
      if (!isLicensed || !areAboutKeys(statuses)) return null;
      return new PlayerError('KEY_MISSING', 'Expected a license with the key asked for, it brought others', {
        details,
      });
    default:
      return null;
  }
}
