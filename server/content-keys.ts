import { createHash, randomBytes } from 'node:crypto';

import type { ContentKey, TitleKeys } from './packager/packaged-title.ts';

/** The keys of a title. The same object on every call: what was packaged is what a license brings. */
export type ContentKeysOf = (titleId: string) => TitleKeys;

/**
 * Key ids are fixed per title and role, so that a feed kept by an app stays true across restarts. Keys are random per run
 * and live in memory only; the one way out is a ClearKey license.
 */
export function createContentKeys(): ContentKeysOf {
  const known = new Map<string, TitleKeys>();
  return (titleId) => {
    const kept = known.get(titleId);
    if (kept) return kept;
    const keys = {
      audio: createContentKey(titleId, 'audio'),
      sd: createContentKey(titleId, 'sd'),
      hd: createContentKey(titleId, 'hd'),
    };
    known.set(titleId, keys);
    return keys;
  };
}

function createContentKey(titleId: string, role: keyof TitleKeys): ContentKey {
  const keyId = createHash('sha256').update(`latchkey:${titleId}:${role}`).digest('hex').slice(0, 32);
  return { keyId, key: randomBytes(16).toString('hex') };
}
