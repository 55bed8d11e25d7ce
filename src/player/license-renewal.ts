import type { CheckedClock } from '../drm/checked-clock.ts';
import type { EmeQuirks } from '../drm/eme/eme-quirks.ts';
import type { KeySystemId } from '../drm/key-system.ts';
import type { GrantSource, LicenseGrant } from '../drm/license-grant.ts';

/** When licenses are renewed that their CDM never renews itself: PlayReady's (docs/decisions/009-sessions.md). */
export interface LicenseRenewal {
  /** The newest grant counts. */
  readonly watchGrants: (source: GrantSource) => GrantSource;
  /** Seconds from now; `null`: never. `expirationMs`: of the key session, as EME has it. */
  readonly renewAfterS: (keySystem: KeySystemId, expirationMs: number) => number | null;
}

/** Share of a lifetime after which a license is renewed. The grant keeper asks for a new grant at 0.9. */
const RENEW_AT = 0.95;

/** A CDM that sees its license end all the time, or tokens that live a second, are no reason for a storm. */
const SHORTEST_S = 5;

export interface LicenseRenewalOptions {
  readonly clock: Pick<CheckedClock, 'nowMs'>;
  readonly quirks: Pick<EmeQuirks, 'knowsExpiration'>;
}

export function createLicenseRenewal({ clock, quirks }: LicenseRenewalOptions): LicenseRenewal {
  let grant: LicenseGrant | null = null;
  return {
    watchGrants:
      (source) =>
      async (...asked) =>
        (grant = await source(...asked)),
    renewAfterS(keySystem, expirationMs) {
      if (keySystem !== 'playready' || grant === null) return null;
      const left = quirks.knowsExpiration ? leftS(expirationMs, clock.nowMs()) : null;
      const seconds = chooseRenewal(grant, left);
      return seconds === null ? null : Math.max(seconds, SHORTEST_S);
    },
  };
}

/**
 * Pure. What the storefront asks for and what the license has left, whichever is sooner. Where neither is known: a license
 * that lasts as long as its playback may is not renewed, any other before its token dies.
 */
function chooseRenewal(
  { renewAfterS, licenseDurationS, expiresInS }: LicenseGrant,
  left: number | null,
): number | null {
  const known = [...(renewAfterS === undefined ? [] : [renewAfterS]), ...(left === null ? [] : [left * RENEW_AT])];
  if (known.length > 0) return Math.min(...known);
  return licenseDurationS === undefined ? expiresInS * RENEW_AT : null;
}

/**
 * `null`: not told. EME has NaN for that; (2019-09-24, Tizen 4) the end of a new license lies in the past: Shaka #2154
 */
function leftS(expirationMs: number, nowMs: number | null): number | null {
  return nowMs !== null && expirationMs > nowMs && expirationMs < Infinity ? (expirationMs - nowMs) / 1000 : null;
}
