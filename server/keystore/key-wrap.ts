import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

const CIPHER = 'id-aes128-wrap';
const KEY_BYTES = 16;
/** RFC 3394, 2.2.3.1: what tells at unwrapping that the key was the right one. */
const INITIAL_VALUE = Buffer.alloc(8, 0xa6);

/** AES Key Wrap, RFC 3394. 16 bytes each as hexadecimal; gives `ek`, 24 bytes, lower case. */
export function wrapKey(key: string, kek: string): string {
  const cipher = createCipheriv(CIPHER, Buffer.from(kek, 'hex'), INITIAL_VALUE);
  return Buffer.concat([cipher.update(Buffer.from(key, 'hex')), cipher.final()]).toString('hex');
}

/** The key in `ek`, lower case, or `null` where `kek` is not the one that wrapped it, or `ek` was changed. */
export function unwrapKey(ek: string, kek: string): string | null {
  try {
    const decipher = createDecipheriv(CIPHER, Buffer.from(kek, 'hex'), INITIAL_VALUE);
    const key = Buffer.concat([decipher.update(Buffer.from(ek, 'hex')), decipher.final()]);
    // Of nothing, the cipher makes nothing.
    return key.length === KEY_BYTES ? key.toString('hex') : null;
  } catch {
    return null;
  }
}

/**
 * Names a kek without giving it away, as the live service does: `#1.` and 40 digits in upper case (the reference server
 * keeps 32, in lower case). Of the text of the kek, here always in lower case, so that one kek has one id. SKM: KEKID.
 */
export function formatKekId(kek: string): string {
  return `#1.${createHash('sha1').update(`KEKID_1${kek.toLowerCase()}`).digest('hex').toUpperCase()}`;
}
