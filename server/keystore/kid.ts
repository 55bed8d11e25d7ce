import { createHash } from 'node:crypto';

import { isHex, isKidName } from '../../src/expressplay/formats.ts';

/** A key id in lower case, from 32 digits or from `^string`; `null` where it is neither. SKM: special KID syntax. */
export function parseKid(text: string): string | null {
  if (isHex(text, 32)) return text.toLowerCase();
  return isKidName(text) ? hashKidName(text.slice(1)) : null;
}

/** The first 16 bytes of SHA-1: `kid1` (without the caret) is `80ea8bc8a58f990ad1f76bc665b30bfa`. */
function hashKidName(name: string): string {
  return createHash('sha1').update(name, 'ascii').digest('hex').slice(0, 32);
}
