import type { ExpressPlayCode } from '../../src/expressplay/errors.ts';
import type { TokenContents } from './token.ts';

/** What a simulated CDM says of itself; a real one proves it to the license server of its maker alone. */
export interface DeviceAbilities {
  /** As Widevine's `securityLevel`: 1 (SW_SECURE_CRYPTO) to 5 (HW_SECURE_ALL). `null`: PlayReady, whose tokens ask for none. */
  readonly securityLevel: number | null;
  /** As `hdcpOutputControl`: 0 none, 1 HDCP 1.x, 2 HDCP 2.x. */
  readonly hdcp: number;
}

/** How a license goes back to the CDM that asked for it. */
export interface LicenseForm {
  readonly contentType: string;
  /** From the JWK set of EME's ClearKey. */
  write(license: string): string | Uint8Array<ArrayBuffer>;
}

/** What a challenge asks for, or why it cannot be read. */
export type ReadChallenge =
  | {
      /** Both in lower-case hexadecimal. */
      readonly kids: readonly string[];
      readonly deviceId: string | null;
      /** `null`: it does not say. */
      readonly device: DeviceAbilities | null;
      readonly form: LicenseForm;
    }
  | {
      /** Not a license yet: what a CDM needs before it asks for one. Any good token gets it, and it starts no duration. */
      readonly certificate: Uint8Array<ArrayBuffer>;
    }
  | { readonly unreadable: string };

/** What is one DRM's own in a redemption; the order of the checks is the same for all. */
export interface RightsRoute {
  readonly drm: TokenContents['drm'];
  readonly paths: readonly string[];
  /** Where no license can be made for the challenge, whatever the token. */
  readonly badChallengeCode: ExpressPlayCode;
  /** The token that a challenge itself carries; `null` where it has none, or has no place for one. */
  readToken(challenge: Buffer): string | null;
  readChallenge(challenge: Buffer): ReadChallenge;
  /** `detail` as in `[-7004] Invalid security level value: security level 1, the license needs 3`. */
  refuse(code: ExpressPlayCode, detail?: string): Response;
}
