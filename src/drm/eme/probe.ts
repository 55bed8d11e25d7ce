import { PlayerError } from '../../errors.ts';
import type { KeySystemId } from '../key-system.ts';

/** A key system this device has, ready to make MediaKeys. */
export interface ProbedKeySystem {
  readonly keySystem: KeySystemId;
  readonly access: MediaKeySystemAccess;
}

export interface ProbeOptions {
  /** Preferred first. */
  readonly keySystems: readonly KeySystemId[];
  /** RFC 6381. */
  readonly codecs: { readonly audio: string; readonly video: string };
  /** `navigator.requestMediaKeySystemAccess`, bound; `undefined` where the page is no secure context. */
  readonly requestAccess: Navigator['requestMediaKeySystemAccess'] | undefined;
}

/** Names to ask for, in order, per key system. */
const NAMES: Readonly<Record<KeySystemId, readonly string[]>> = {
  widevine: ['com.widevine.alpha'],
  playready: ['com.microsoft.playready.recommendation', 'com.microsoft.playready'],
  clearkey: ['org.w3.clearkey'],
};

/**
 * The first key system of the list that this device has for these codecs. The configuration asked for is minimal:
 * over-strict ones make old sets refuse what they can play (Shaka #9247). Rejects with KEY_SYSTEM_UNAVAILABLE,
 * or CONFIG_INSECURE_CONTEXT where the browser offers no EME at all.
 */
export async function probeKeySystem(options: ProbeOptions): Promise<ProbedKeySystem> {
  const { keySystems, codecs, requestAccess } = options;
  if (requestAccess === undefined) {
    throw new PlayerError('CONFIG_INSECURE_CONTEXT', 'Expected EME (a secure context), got a page without it');
  }
  for (const keySystem of keySystems) {
    for (const name of NAMES[keySystem]) {
      const access = await requestAccess(name, [configuration(codecs)]).catch(() => null);
      if (access !== null) return { keySystem, access };
    }
  }
  throw new PlayerError(
    'KEY_SYSTEM_UNAVAILABLE',
    `Expected one of ${keySystems.join(', ')} for ${codecs.video} and ${codecs.audio}, the device has none`,
  );
}

function configuration(codecs: ProbeOptions['codecs']): MediaKeySystemConfiguration {
  return {
    initDataTypes: ['cenc', 'keyids'],
    audioCapabilities: [{ contentType: `audio/mp4; codecs="${codecs.audio}"` }],
    videoCapabilities: [{ contentType: `video/mp4; codecs="${codecs.video}"` }],
    sessionTypes: ['temporary'],
  };
}
