import type { FoundKeySystem } from '../drm/eme/probe.ts';
import type { SecurityLevel } from '../drm/eme/security-level.ts';
import type { KeySystemId } from '../drm/key-system.ts';

/** Why a playback shows no picture taller than `maxHeight` lines: data, for words see `ui`. */
export type PictureLimit =
  | { readonly reason: 'configuration'; readonly maxHeight: number }
  | {
      readonly reason: 'security-level';
      readonly maxHeight: number;
      readonly keySystem: KeySystemId;
      /** `null`: the device names none. */
      readonly level: SecurityLevel | null;
    };

/** Tallest picture by level, in lines; a level that is not here has no limit. `unproven`: the device names no level. */
export type HeightByLevel = Readonly<Partial<Record<SecurityLevel | 'unproven', number | undefined>>>;

/** Licenses for taller pictures are mostly refused without hardware: asking for them would only cost time. */
const HEIGHT_BY_LEVEL: HeightByLevel = { L2: 1080, L3: 720, SL2000: 1080 };

export interface PictureLimitRules {
  /** The operator's, for every title; `null`: none. */
  readonly maxVideoHeight: number | null;
  /** The operator's word on a level goes before ours. */
  readonly maxVideoHeightByLevel: HeightByLevel;
  /** What this device is trusted with where it names no level; `null`: with everything. */
  readonly maxHeightUnproven: number | null;
}

/** Pure. `found`: the key system of a protected title; `null`: clear, or not known yet. */
export function choosePictureLimit(found: FoundKeySystem | null, rules: PictureLimitRules): PictureLimit | null {
  const byLevel = found === null ? null : heightOf(found, rules);
  const { maxVideoHeight } = rules;
  if (found !== null && byLevel !== null && (maxVideoHeight === null || byLevel < maxVideoHeight)) {
    const { keySystem, level } = found;
    return { reason: 'security-level', maxHeight: byLevel, keySystem, level };
  }
  return maxVideoHeight === null ? null : { reason: 'configuration', maxHeight: maxVideoHeight };
}

/** ClearKey guards nothing, so there is nothing to limit: it is for development. */
function heightOf({ keySystem, level }: FoundKeySystem, rules: PictureLimitRules): number | null {
  if (keySystem === 'clearkey') return null;
  const given = rules.maxVideoHeightByLevel[level ?? 'unproven'];
  if (given !== undefined) return given;
  return level === null ? rules.maxHeightUnproven : (HEIGHT_BY_LEVEL[level] ?? null);
}
