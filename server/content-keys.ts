import { createHash, randomBytes } from 'node:crypto';

import type { ContentKey, PeriodKeys, TitleKeys } from './packager/packaged-title.ts';
import type { DemoTitle } from './titles.ts';

/** The keys of a title. The same object on every call: what was packaged is what a license brings. */
export type ContentKeysOf = (title: Pick<DemoTitle, 'id' | 'hasUhd' | 'hasLaterKeys'>) => TitleKeys;

/**
 * Key ids are fixed per title and role, so that a feed kept by an app stays true across restarts. Keys are random per run
 * and live in memory only; the one way out is a ClearKey license.
 */
export function createContentKeys(): ContentKeysOf {
  const known = new Map<string, TitleKeys>();
  return ({ id, hasUhd = false, hasLaterKeys = false }) => {
    const kept = known.get(id);
    if (kept) return kept;
    const later = hasLaterKeys && { later: createPeriodKeys(`${id}:later`, hasUhd) };
    const keys = { ...createPeriodKeys(id, hasUhd), ...later };
    known.set(id, keys);
    return keys;
  };
}

function createPeriodKeys(id: string, hasUhd: boolean): PeriodKeys {
  return {
    audio: createContentKey(id, 'audio'),
    sd: createContentKey(id, 'sd'),
    hd: createContentKey(id, 'hd'),
    ...(hasUhd && { uhd: createContentKey(id, 'uhd') }),
  };
}

function createContentKey(id: string, role: keyof PeriodKeys): ContentKey {
  const keyId = createHash('sha256').update(`latchkey:${id}:${role}`).digest('hex').slice(0, 32);
  return { keyId, key: randomBytes(16).toString('hex') };
}
