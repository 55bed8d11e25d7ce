import type { KeySystemId } from '../key-system.ts';

/** How a key system guards keys and picture, in its maker's words: Widevine's `L1` to `L3`, PlayReady's `SL`. */
export type SecurityLevel = 'L1' | 'L2' | 'L3' | 'SL3000' | 'SL2000';

/** One thing to ask a device for. */
export interface Rung {
  readonly keySystem: KeySystemId;
  /** As `requestMediaKeySystemAccess` takes it. */
  readonly name: string;
  /** Of the picture. Empty: not named, which every device understands. */
  readonly robustness: string;
  /** `null`: whatever the device has. */
  readonly level: SecurityLevel | null;
}

/**
 * What to ask for, strongest first. Each ladder ends without robustness: what is too strict makes old sets refuse what they
 * can play (Shaka #9247). Widevine's names are in Chromium's widevine_cdm_common.h, PlayReady's in Microsoft's "Hardware
 * DRM": `3000` is hardware.
 */
export const LADDERS: Readonly<Record<KeySystemId, readonly Rung[]>> = {
  widevine: [
    widevine('HW_SECURE_ALL', 'L1'),
    widevine('HW_SECURE_DECODE', 'L1'),
    widevine('HW_SECURE_CRYPTO', 'L2'),
    widevine('SW_SECURE_DECODE', 'L3'),
    widevine('SW_SECURE_CRYPTO', 'L3'),
    widevine('', null),
  ],
  playready: [
    playready('com.microsoft.playready.recommendation', '3000', 'SL3000'),
    playready('com.microsoft.playready.recommendation', '2000', 'SL2000'),
    playready('com.microsoft.playready.recommendation', '', null),
    playready('com.microsoft.playready', '', null),
  ],
  clearkey: [{ keySystem: 'clearkey', name: 'org.w3.clearkey', robustness: '', level: null }],
};

function widevine(robustness: string, level: SecurityLevel | null): Rung {
  return { keySystem: 'widevine', name: 'com.widevine.alpha', robustness, level };
}

function playready(name: string, robustness: string, level: SecurityLevel | null): Rung {
  return { keySystem: 'playready', name, robustness, level };
}
