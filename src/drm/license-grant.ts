import type { KeySystemId } from './key-system.ts';
import type { MediaResource } from './media-resource.ts';

/** One license URL and the keys it serves. An ExpressPlay token carries one key id, so expect one URL per key. */
export interface GrantedLicense {
  /** Lower-case hexadecimal, 32 digits, no dashes. */
  readonly keyIds: readonly string[];
  /** Absolute. Carries the ExpressPlay token in its query, where `token` is absent: a bearer credential, never logged. */
  readonly url: string;
  /** The ExpressPlay token, where it rides beside the URL. */
  readonly token?: {
    readonly value: string;
    readonly carriage: 'customData' | { readonly header: string };
  };
}

/** What the storefront allows for one title and one key system. A value: refreshed by asking for a new one. */
export interface LicenseGrant {
  readonly keySystem: KeySystemId;
  readonly licenses: readonly GrantedLicense[];
  /** Sent with license requests, by name; they win over `NetworkConfiguration.cookieHeaders` of the same name. */
  readonly cookies: Readonly<Record<string, string>>;
  /** Sent with license requests. */
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds from receipt until the tokens die. A token itself has no readable expiry (ExpressPlay: token anatomy). */
  readonly expiresInS: number;
  /** Seconds that the title may be played, from the start of playback, pauses included. Absent: without end. */
  readonly licenseDurationS?: number;
  /** Seconds from a license to its renewal, for PlayReady, which never asks for one. Absent: the license says (decision 009). */
  readonly renewAfterS?: number;
}

/**
 * Asks the operator's back end what this viewer may play. `isRenewal`: a license server refused the tokens of the grant
 * before, so that they must not come again. Rejects with ENTITLEMENT_SIGNED_OUT, ENTITLEMENT_DENIED,
 * ENTITLEMENT_UNREACHABLE, ENTITLEMENT_INVALID or TOKEN_REFUSED.
 */
export type GrantSource = (
  resource: MediaResource,
  keySystem: KeySystemId,
  signal: AbortSignal,
  isRenewal: boolean,
) => Promise<LicenseGrant>;
