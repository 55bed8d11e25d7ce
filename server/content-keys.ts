import { createHash, randomBytes } from 'node:crypto';

import type { ContentKey, TitleKeys } from './packager/packaged-title.ts';
import type { DemoTitle } from './titles.ts';

/** The keys of a title. The same object on every call: what was packaged is what a license brings. */
export type ContentKeysOf = (title: Pick<DemoTitle, 'id' | 'hasUhd'>) => TitleKeys;

/**
 * Key ids are fixed per title and role, so that a feed kept by an app stays true across restarts. Keys are random per run
 * and live in memory only; the one way out is a ClearKey license.
 */
export function createContentKeys(): ContentKeysOf {
  const known = new Map<string, TitleKeys>();
  return ({ id, hasUhd }) => {
    const kept = known.get(id);
    if (kept) return kept;
    const keys = {
      audio: createContentKey(id, 'audio'),
      sd: createContentKey(id, 'sd'),
      hd: createContentKey(id, 'hd'),
      ...(hasUhd === true && { uhd: createContentKey(id, 'uhd') }),
    };
    known.set(id, keys);
    return keys;
  };
}

function createContentKey(titleId: string, role: keyof TitleKeys): ContentKey {
  const keyId = createHash('sha256').update(`latchkey:${titleId}:${role}`).digest('hex').slice(0, 32);
  return { keyId, key: randomBytes(16).toString('hex') };
}
