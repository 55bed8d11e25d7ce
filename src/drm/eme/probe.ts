import { PlayerError } from '../../errors.ts';
import type { KeySystemId } from '../key-system.ts';
import type { EmeQuirks } from './eme-quirks.ts';
import type { LevelMemory } from './level-memory.ts';
import { LADDERS, type Rung, type SecurityLevel } from './security-level.ts';

/** A key system that this device has for some codecs, and how strong. */
export interface FoundKeySystem {
  readonly keySystem: KeySystemId;
  /** `null`: the device named none. */
  readonly level: SecurityLevel | null;
}

/** Likewise, ready to make MediaKeys. */
export interface ProbedKeySystem extends FoundKeySystem {
  readonly access: MediaKeySystemAccess;
}

export interface ProbeOptions {
  /** Preferred first. */
  readonly keySystems: readonly KeySystemId[];
  /** RFC 6381. */
  readonly codecs: { readonly audio: string; readonly video: string };
  /** `navigator.requestMediaKeySystemAccess`, bound; `undefined` where the page is no secure context. */
  readonly requestAccess: Navigator['requestMediaKeySystemAccess'] | undefined;
  readonly quirks: Pick<EmeQuirks, 'asksRobustness' | 'probesAc3As'>;
  /** There as soon as the device is known. */
  readonly levels: Promise<LevelMemory>;
}

/**
 * The first key system of the list that this device has for these codecs, at its strongest level. A device that was asked
 * before is asked for that alone, with one call; else, and where that is refused, the ladder is gone down. Rejects with
 * KEY_SYSTEM_UNAVAILABLE, or CONFIG_INSECURE_CONTEXT where the browser offers no EME at all.
 */
export async function probeKeySystem(options: ProbeOptions): Promise<ProbedKeySystem> {
  const { keySystems, codecs } = options;
  if (options.requestAccess === undefined) {
    throw new PlayerError('CONFIG_INSECURE_CONTEXT', 'Expected EME (a secure context), got a page without it');
  }
  const levels = await options.levels;
  const question = toQuestion(options);
  const known = levels.recall(question);
  const again = known === null ? null : await requestRung(known, options);
  if (again !== null) return again;
  levels.forget(question);
  for (const rung of rungsToAsk(options)) {
    const found = await requestRung(rung, options);
    if (found === null) continue;
    levels.keep(question, rung);
    return found;
  }
  throw new PlayerError(
    'KEY_SYSTEM_UNAVAILABLE',
    `Expected one of ${keySystems.join(', ')} for ${codecs.video} and ${codecs.audio}, the device has none`,
  );
}

/** What {@link probeKeySystem} found on this device before. `null`: it was not asked yet. */
export async function recallKeySystem(options: ProbeOptions): Promise<FoundKeySystem | null> {
  return (await options.levels).recall(toQuestion(options));
}

function toQuestion({ keySystems, codecs }: ProbeOptions): string {
  return [keySystems.join(), codecs.video, codecs.audio].join(' ');
}

function rungsToAsk({ keySystems, quirks }: ProbeOptions): readonly Rung[] {
  const rungs = keySystems.flatMap((keySystem) => LADDERS[keySystem]);
  return quirks.asksRobustness ? rungs : rungs.filter(({ robustness }) => robustness === '');
}

async function requestRung(rung: Rung, options: ProbeOptions): Promise<ProbedKeySystem | null> {
  const { keySystem, name, level } = rung;
  const access = (await options.requestAccess?.(name, [toConfiguration(rung, options)]).catch(() => null)) ?? null;
  return access === null ? null : { keySystem, level, access };
}

/**
 * No more than is needed. Only the picture has a robustness: a decoder for it is in hardware, one for sound often is not.
 * No encryption scheme: engines before Chromium 81 do not know the field, and titles are `cenc`, which all of them have.
 */
function toConfiguration({ robustness }: Rung, { codecs, quirks }: ProbeOptions): MediaKeySystemConfiguration {
  const audio = codecs.audio === 'ac-3' ? quirks.probesAc3As : codecs.audio;
  const video = { contentType: `video/mp4; codecs="${codecs.video}"` };
  return {
    initDataTypes: ['cenc', 'keyids'],
    audioCapabilities: [{ contentType: `audio/mp4; codecs="${audio}"` }],
    videoCapabilities: [robustness === '' ? video : { ...video, robustness }],
    sessionTypes: ['temporary'],
  };
}
