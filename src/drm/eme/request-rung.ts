import type { EmeQuirks } from './eme-quirks.ts';
import { LADDERS, type Rung } from './security-level.ts';
import type { KeySystemId } from '../key-system.ts';

/** What a device is asked for, and how. */
export interface RungRequest {
  /** RFC 6381. */
  readonly codecs: { readonly audio: string; readonly video: string };
  /** `navigator.requestMediaKeySystemAccess`, bound; `undefined` where the page is no secure context. */
  readonly requestAccess: Navigator['requestMediaKeySystemAccess'] | undefined;
  readonly quirks: Pick<EmeQuirks, 'asksRobustness' | 'probesAc3As'>;
}

/** What no start asks for, but a report on the device does. */
export interface RungExtras {
  readonly encryptionScheme?: 'cenc' | 'cbcs';
  readonly isPersistent?: boolean;
}

/** Strongest first; those without robustness alone where a quirk says so. */
export function rungsOf(keySystems: readonly KeySystemId[], { quirks }: RungRequest): readonly Rung[] {
  const rungs = keySystems.flatMap((keySystem) => LADDERS[keySystem]);
  return quirks.asksRobustness ? rungs : rungs.filter(({ robustness }) => robustness === '');
}

/** `null`: the device has it not. */
export async function requestRung(
  rung: Rung,
  request: RungRequest,
  extras: RungExtras = {},
): Promise<MediaKeySystemAccess | null> {
  const access = await request.requestAccess?.(rung.name, [toConfiguration(rung, request, extras)]).catch(() => null);
  return access ?? null;
}

/**
 * No more than is needed. Only the picture has a robustness: a decoder for it is in hardware, one for sound often is not.
 * A start asks for no encryption scheme: engines before Chromium 81 do not know the field, and titles are `cenc`, which all
 * of them have.
 */
function toConfiguration(
  { robustness }: Rung,
  { codecs, quirks }: RungRequest,
  { encryptionScheme, isPersistent = false }: RungExtras,
): MediaKeySystemConfiguration {
  const sound = codecs.audio === 'ac-3' ? quirks.probesAc3As : codecs.audio;
  const scheme = encryptionScheme === undefined ? {} : { encryptionScheme };
  const strength = robustness === '' ? {} : { robustness };
  return {
    initDataTypes: ['cenc', 'keyids'],
    audioCapabilities: [{ contentType: `audio/mp4; codecs="${sound}"`, ...scheme }],
    videoCapabilities: [{ contentType: `video/mp4; codecs="${codecs.video}"`, ...strength, ...scheme }],
    ...(isPersistent && { persistentState: 'required' as const }),
    sessionTypes: [isPersistent ? 'persistent-license' : 'temporary'],
  };
}
