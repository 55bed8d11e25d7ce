import { PlayerError } from '../errors.ts';
import { throwIfAborted } from '../lib/abort.ts';
import { startTimeBudget, type Clock, type TimeBudget } from '../lib/time-budget.ts';
import { mergeHeaders } from '../lib/merge-headers.ts';
import { writeCustomData } from './custom-data.ts';
import type { GrantKeeper } from './grant-keeper.ts';
import type { GrantedLicense, LicenseGrant } from './license-grant.ts';
import { toLicenseMessage, type LicenseMessage } from './license-message.ts';
import type { LicenseRequest, LicenseTransport } from './license-transport.ts';
import { judgeLicenseAnswer } from './license-verdict.ts';

/** What the CDM wants sent to the license server. */
export interface LicenseChallenge {
  /** Keys the session was opened for: lower-case hexadecimal, 32 digits. */
  readonly keyIds: readonly string[];
  readonly message: ArrayBuffer;
  /** The tokens there are brought a license that expired: ask for others first. Default: no. */
  readonly wantsNewGrant?: boolean;
}

/**
 * From the CDM's message to what `session.update` takes. Rejects with LICENSE_DENIED, LICENSE_UNREACHABLE,
 * LICENSE_INVALID, KEY_MISSING (the grant has no license for these keys), KEY_SESSION_FAILED (the CDM wrote nothing that
 * could be sent) or the grant's own errors.
 */
export type LicenseExchange = (challenge: LicenseChallenge, signal: AbortSignal) => Promise<ArrayBuffer>;

export interface LicenseExchangeOptions extends Clock {
  readonly grants: GrantKeeper;
  readonly transport: LicenseTransport;
  /** From 0 to 1, as `Math.random` gives it. */
  readonly random: () => number;
}

/** One exchange ends within 10 s (architecture §5): grants, tries and waits all come out of this. */
const EXCHANGE_MS = 10_000;

/** A server that hangs gets a second chance within the budget. */
const LONGEST_TRY_MS = 5000;

/** More than any license has, and little enough for a TV's memory. */
const MAX_LICENSE_BYTES = 1024 * 1024;

/** Sends the challenge until there is a license, no hope or no time left; `judgeLicenseAnswer` says which. */
export function createLicenseExchange(options: LicenseExchangeOptions): LicenseExchange {
  const { grants, transport, sleep, random } = options;
  return async (challenge, signal) => {
    const budget = startTimeBudget(EXCHANGE_MS, options);
    let grant = await grantInTime(grants.current(), budget, signal);
    const message = toLicenseMessage(grant.keySystem, challenge.message);
    let hasRenewed = challenge.wantsNewGrant ?? false;
    if (hasRenewed) grant = await grantInTime(grants.refresh(grant), budget, signal);
    for (let faults = 0; ;) {
      const request = toRequest(grant, challenge.keyIds, message, Math.min(LONGEST_TRY_MS, budget.leftMs()));
      const outcome = await transport(request, signal);
      const progress = { faults, hasRenewed, leftMs: budget.leftMs(), random: random() };
      const verdict = judgeLicenseAnswer(outcome, progress);
      switch (verdict.type) {
        case 'take':
          return verdict.license;
        case 'fail':
          throw verdict.error;
        case 'renew':
          hasRenewed = true;
          grant = await grantInTime(grants.refresh(grant), budget, signal);
          break;
        case 'again':
          faults += 1;
          await sleep(verdict.waitMs, signal);
      }
    }
  };
}

async function grantInTime(
  asked: Promise<LicenseGrant>,
  budget: TimeBudget,
  signal: AbortSignal,
): Promise<LicenseGrant> {
  const grant = await budget.within(asked, signal);
  throwIfAborted(signal);
  if (grant !== 'late') return grant;
  throw new PlayerError('ENTITLEMENT_UNREACHABLE', 'Expected a grant from the storefront, got none in time');
}

/** Headers of the grant win over those of the key system, and that of the token over all. */
function toRequest(
  grant: LicenseGrant,
  keyIds: readonly string[],
  { headers, body }: LicenseMessage,
  timeoutMs: number,
): LicenseRequest {
  const { url, token } = pickLicense(grant, keyIds);
  const isInBody = token?.carriage === 'customData';
  const tokenHeader =
    token === undefined || token.carriage === 'customData' ? {} : { [token.carriage.header]: token.value };
  return {
    method: 'POST',
    url,
    headers: mergeHeaders(headers, grant.headers, tokenHeader),
    cookies: grant.cookies,
    body: isInBody ? writeCustomData(body, token.value) : body,
    timeoutMs,
    maxBytes: MAX_LICENSE_BYTES,
  };
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
