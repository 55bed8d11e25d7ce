import type { KeySystemId } from '../key-system.ts';
import { readHdcp, type HdcpVersion } from './hdcp.ts';
import { requestRung, rungsOf, type RungRequest } from './request-rung.ts';
import type { Rung, SecurityLevel } from './security-level.ts';

/** What a device has of one key system, for a report. */
export interface KeySystemFacts {
  readonly keySystem: KeySystemId;
  /** As `requestMediaKeySystemAccess` took it. */
  readonly name: string;
  /** Of the picture; empty: none was taken. */
  readonly robustness: string;
  readonly level: SecurityLevel | null;
  /** `null`: the engine does not know the question, as before Chromium 81. */
  readonly schemes: Readonly<Record<'cenc' | 'cbcs', boolean | null>>;
  readonly hasPersistentLicenses: boolean;
  /** `null`: not asked, or no answer. */
  readonly hdcp: HdcpVersion | null;
}

export interface SurveyOptions extends RungRequest {
  readonly keySystems: readonly KeySystemId[];
  /** `false` while something plays on a device that does not bear a second MediaKeys: then HDCP is not asked. */
  readonly mayMakeMediaKeys: boolean;
}

/** All key systems that the device has, with the best of each. Some dozen calls: for a report, not for a start. */
export async function surveyKeySystems(options: SurveyOptions): Promise<readonly KeySystemFacts[]> {
  const found: KeySystemFacts[] = [];
  for (const keySystem of options.keySystems) {
    const facts = await surveyKeySystem(keySystem, options);
    if (facts !== null) found.push(facts);
  }
  return found;
}

async function surveyKeySystem(keySystem: KeySystemId, options: SurveyOptions): Promise<KeySystemFacts | null> {
  for (const rung of rungsOf([keySystem], options)) {
    const access = await requestRung(rung, options);
    if (access === null) continue;
    const { name, robustness, level } = rung;
    const schemes = { cenc: await hasScheme('cenc', rung, options), cbcs: await hasScheme('cbcs', rung, options) };
    const persistent = await requestRung(rung, options, { isPersistent: true });
    const hdcp = options.mayMakeMediaKeys ? await askHdcp(access) : null;
    return { keySystem, name, robustness, level, schemes, hasPersistentLicenses: persistent !== null, hdcp };
  }
  return null;
}

/**
 * An engine that does not know the field takes no notice of it, and leaves it out of what it grants; one that knows it refuses,
 * since the same without a scheme was granted.
 */
async function hasScheme(scheme: 'cenc' | 'cbcs', rung: Rung, options: SurveyOptions): Promise<boolean | null> {
  const access = await requestRung(rung, options, { encryptionScheme: scheme });
  if (access === null) return false;
  return access.getConfiguration().videoCapabilities?.[0]?.encryptionScheme === undefined ? null : true;
}

async function askHdcp(access: MediaKeySystemAccess): Promise<HdcpVersion | null> {
  const mediaKeys = await access.createMediaKeys().catch(() => null);
  return mediaKeys === null ? null : readHdcp(mediaKeys);
}
