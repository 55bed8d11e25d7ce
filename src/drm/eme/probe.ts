import { PlayerError } from '../../errors.ts';
import type { KeySystemId } from '../key-system.ts';
import type { LevelMemory } from './level-memory.ts';
import { requestRung, rungsOf, type RungRequest } from './request-rung.ts';
import type { Rung, SecurityLevel } from './security-level.ts';

/** A key system that this device has for some codecs, and how strong. */
export interface FoundKeySystem {
  readonly keySystem: KeySystemId;
  /** `null`: the device named none. */
  readonly level: SecurityLevel | null;
}

/** Likewise, ready to make MediaKeys. */
export interface ProbedKeySystem extends Rung {
  readonly access: MediaKeySystemAccess;
}

export interface ProbeOptions extends RungRequest {
  /** Preferred first. */
  readonly keySystems: readonly KeySystemId[];
  /** There as soon as the device is known. */
  readonly levels: Promise<LevelMemory>;
  /** What failed at these keys before, and is not to be found again. Default: nothing. */
  readonly isPassedOver?: (rung: Rung) => boolean;
}

/**
 * The first key system of the list that this device has for these codecs, at its strongest level. A device that was asked
 * before is asked for that alone, with one call; else, and where that is refused, the ladder is gone down. Rejects with
 * KEY_SYSTEM_UNAVAILABLE, or CONFIG_INSECURE_CONTEXT where the browser offers no EME at all.
 */
export async function probeKeySystem(options: ProbeOptions): Promise<ProbedKeySystem> {
  const { keySystems, codecs, isPassedOver = () => false } = options;
  if (options.requestAccess === undefined) {
    throw new PlayerError('CONFIG_INSECURE_CONTEXT', 'Expected EME (a secure context), got a page without it');
  }
  const levels = await options.levels;
  const question = toQuestion(options);
  const known = levels.recall(question);
  const again = known === null || isPassedOver(known) ? null : await find(known, options);
  if (again !== null) return again;
  levels.forget(question);
  for (const rung of rungsOf(keySystems, options)) {
    if (isPassedOver(rung)) continue;
    const found = await find(rung, options);
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
  const known = (await options.levels).recall(toQuestion(options));
  return known === null || options.isPassedOver?.(known) === true ? null : known;
}

function toQuestion({ keySystems, codecs }: ProbeOptions): string {
  return [keySystems.join(), codecs.video, codecs.audio].join(' ');
}

async function find(rung: Rung, options: ProbeOptions): Promise<ProbedKeySystem | null> {
  const access = await requestRung(rung, options);
  return access === null ? null : { ...rung, access };
}
