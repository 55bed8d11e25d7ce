import { createHash } from 'node:crypto';

const HEX = /^[0-9A-Fa-f]{32}$/;
/** Printable ASCII, at most 64 characters, as the token service has it. */
const NAME = /^\^[\x20-\x7e]{1,64}$/;

/** A key id in lower case, from 32 digits or from `^string`; `null` where it is neither. SKM: special KID syntax. */
export function parseKid(text: string): string | null {
  if (HEX.test(text)) return text.toLowerCase();
  return NAME.test(text) ? hashKidName(text.slice(1)) : null;
}

/** The first 16 bytes of SHA-1: `kid1` (without the caret) is `80ea8bc8a58f990ad1f76bc665b30bfa`. */
export function hashKidName(name: string): string {
  return createHash('sha1').update(name, 'ascii').digest('hex').slice(0, 32);
}
