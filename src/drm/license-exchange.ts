import { PlayerError } from '../errors.ts';
import { parseExpressPlayCode } from '../expressplay/errors.ts';
import { raceAbort } from '../lib/abort.ts';
import { bodyText, type HttpOutcome, type Transport } from '../lib/http.ts';
import type { GrantKeeper } from './grant-keeper.ts';
import type { GrantedLicense, LicenseGrant } from './license-grant.ts';
import { licenseFailure, mayHealWithNewGrant } from './license-failure.ts';

/** What the CDM wants sent to the license server. */
export interface LicenseChallenge {
  /** Keys the session was opened for: lower-case hexadecimal, 32 digits. */
  readonly keyIds: readonly string[];
  readonly message: ArrayBuffer;
}

/**
 * From the CDM's message to what `session.update` takes. Rejects with LICENSE_DENIED, LICENSE_UNREACHABLE,
 * LICENSE_INVALID, KEY_MISSING (the grant has no license for these keys) or the grant's own errors.
 */
export type LicenseExchange = (challenge: LicenseChallenge, signal: AbortSignal) => Promise<ArrayBuffer>;

export interface LicenseExchangeOptions {
  readonly grants: GrantKeeper;
  readonly transport: Transport;
}

/** One exchange ends within 10 s (architecture §5): two tries, each with its own timer. */
const ATTEMPT_TIMEOUT_MS = 5000;

/** A refused token is replaced once and tried once more; the answer decides by ExpressPlay code, then by status. */
export function createLicenseExchange({ grants, transport }: LicenseExchangeOptions): LicenseExchange {
  return async (challenge, signal) => {
    const grant = await raceAbort(grants.current(), signal);
    const first = await post(transport, grant, challenge, signal);
    if (isLicense(first)) return first.body;
    if (!mayHealWithNewGrant(first)) throw licenseFailure(first);
    const renewed = await raceAbort(grants.refresh(grant), signal);
    const second = await post(transport, renewed, challenge, signal);
    if (isLicense(second)) return second.body;
    throw licenseFailure(second);
  };
}

function post(
  transport: Transport,
  grant: LicenseGrant,
  challenge: LicenseChallenge,
  signal: AbortSignal,
): Promise<HttpOutcome> {
  return transport(
    {
      method: 'POST',
      url: pickLicense(grant, challenge.keyIds).url,
      headers: { 'Content-Type': 'application/octet-stream', ...grant.headers },
      body: challenge.message,
      timeoutMs: ATTEMPT_TIMEOUT_MS,
    },
    signal,
  );
}

/** The license that serves most of the keys asked for. */
function pickLicense(grant: LicenseGrant, keyIds: readonly string[]): GrantedLicense {
  const served = (license: GrantedLicense): number => keyIds.filter((id) => license.keyIds.includes(id)).length;
  const best = [...grant.licenses].sort((a, b) => served(b) - served(a))[0];
  if (best === undefined || served(best) === 0) {
    throw new PlayerError('KEY_MISSING', 'Expected a license URL for the requested keys in the grant, found none', {
      details: { keyIds },
    });
  }
  return best;
}

function isLicense(outcome: HttpOutcome): outcome is HttpOutcome & { kind: 'answer' } {
  if (outcome.kind !== 'answer' || outcome.status !== 200 || outcome.body.byteLength === 0) return false;
  return parseExpressPlayCode(bodyText(outcome.body)) === null;
}
