import type { PlayerError } from '../errors.ts';
import type { HttpOutcome } from '../lib/http.ts';
import { parseRetryAfter } from '../lib/retry-after.ts';
import { isPassingStatus, licenseFailure, mayHealWithNewGrant, refusalOf } from './license-failure.ts';

/** What an exchange does next. */
export type LicenseVerdict =
  | { readonly type: 'take'; readonly license: ArrayBuffer }
  /** Ask for a new grant, and send the challenge with it. */
  | { readonly type: 'renew' }
  /** Send the challenge again after so many milliseconds. */
  | { readonly type: 'again'; readonly waitMs: number }
  | { readonly type: 'fail'; readonly error: PlayerError };

/** How far an exchange has come. */
export interface ExchangeProgress {
  /** Tries that were answered by a fault, or not at all. */
  readonly faults: number;
  readonly hasRenewed: boolean;
  /** What is left of the time for the whole exchange. */
  readonly leftMs: number;
  /** From 0 to 1, as `Math.random` gives it. */
  readonly random: number;
}

const FIRST_BACK_OFF_MS = 500;

/** A try with less time than this is not worth sending. */
const SHORTEST_TRY_MS = 500;

/**
 * Pure. By ExpressPlay code first, then by PlayReady's number, then by status (architecture §5): a token that died is
 * replaced once, faults of server and network are tried again as long as there is time, everything else is final.
 */
export function judgeLicenseAnswer(outcome: HttpOutcome, progress: ExchangeProgress): LicenseVerdict {
  const fail = (retryAfterS?: number): LicenseVerdict => ({
    type: 'fail',
    error: licenseFailure(outcome, retryAfterS),
  });
  if (isLicense(outcome)) return { type: 'take', license: outcome.body };
  if (mayHealWithNewGrant(outcome)) return progress.hasRenewed ? fail() : { type: 'renew' };
  if (!mayPass(outcome)) return fail();
  const retryAfterS = readRetryAfter(outcome);
  const waitMs = retryAfterS === null ? backOffMs(progress) : retryAfterS * 1000;
  if (waitMs + SHORTEST_TRY_MS > progress.leftMs) return fail(retryAfterS ?? undefined);
  return { type: 'again', waitMs };
}

function isLicense(outcome: HttpOutcome): outcome is HttpOutcome & { kind: 'answer' } {
  if (outcome.kind !== 'answer' || outcome.status !== 200 || outcome.body.byteLength === 0) return false;
  return refusalOf(outcome) === null;
}

/** Whether it may pass by itself: no network, nothing in time, 429 and 5xx without a number. */
function mayPass(outcome: HttpOutcome): boolean {
  if (outcome.kind === 'unreachable') return outcome.reason !== 'too-large';
  return isPassingStatus(outcome.status) && refusalOf(outcome) === null;
}

function readRetryAfter(outcome: HttpOutcome): number | null {
  if (outcome.kind !== 'answer' || (outcome.status !== 429 && outcome.status !== 503)) return null;
  return parseRetryAfter((name) => outcome.header(name));
}

/** Doubles with each fault; the jitter keeps the exchanges of all keys, and all sets, from coming back at once. */
function backOffMs({ faults, random }: ExchangeProgress): number {
  return FIRST_BACK_OFF_MS * 2 ** faults * (0.5 + random / 2);
}
