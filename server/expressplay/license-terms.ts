import type { ExpressPlayCode } from '../../src/expressplay/errors.ts';
import type { DeviceAbilities } from './rights-route.ts';
import type { TokenContents } from './token.ts';

/** Why a device gets no license. The detail goes out with the answer: it names levels, nothing secret. */
export interface DeviceRefusal {
  readonly code: ExpressPlayCode;
  readonly detail: string;
}

/** An uncompressed digital video OPL above this needs HDCP (PlayReady compliance rules). */
const OPL_WITHOUT_HDCP = 270;
const UNCOMPRESSED_DIGITAL_VIDEO = 4;

/** A device below what the license needs. `null` where it is not, and where nothing is known of it (ClearKey). */
export function refuseDevice({ drm, policy }: TokenContents, device: DeviceAbilities | null): DeviceRefusal | null {
  if (device === null) return null;
  const { securityLevel, hdcp } = device;
  const needed = drm === 'widevine' ? policy : { securityLevel: 0, hdcpOutputControl: neededHdcp(policy) };
  if (securityLevel !== null && securityLevel < needed.securityLevel) {
    return { code: -7004, detail: `security level ${securityLevel}, the license needs ${needed.securityLevel}` };
  }
  if (hdcp >= needed.hdcpOutputControl) return null;
  return { code: -2034, detail: `HDCP ${hdcp}, the license needs ${needed.hdcpOutputControl}` };
}

/** Seconds that a license is good for once it is in use: Widevine's `licenseDuration`, PlayReady's `rental.playDuration`. */
export function durationOf({ drm, policy }: TokenContents): number | null {
  return (drm === 'widevine' ? policy.licenseDurationS : policy.playDurationS) ?? null;
}

/** Whether the period of a PlayReady rental is over. */
export function isRentalOver({ drm, policy }: TokenContents, atMs: number): boolean {
  return drm === 'playready' && policy.rentalEndsAtS !== undefined && policy.rentalEndsAtS * 1000 <= atMs;
}

function neededHdcp({ outputProtectionLevels }: (TokenContents & { drm: 'playready' })['policy']): number {
  return (outputProtectionLevels?.[UNCOMPRESSED_DIGITAL_VIDEO] ?? 0) > OPL_WITHOUT_HDCP ? 1 : 0;
}
