import { createHash } from 'node:crypto';
import type { ContentKey } from './packaged-title.ts';

/** ISO/IEC 23001-7: `cenc` is AES in counter mode, `cbcs` AES in block-chaining mode with a pattern. */
export type ProtectionScheme = 'cenc' | 'cbcs';

/** How one rendition is encrypted. All 16 bytes but `firstIv`. */
export interface Encryption {
  readonly scheme: ProtectionScheme;
  readonly keyId: Buffer;
  readonly key: Buffer;
  /** `cbcs`: the same for every sample. */
  readonly constantIv: Buffer;
  /** `cenc`: 8 bytes, the first sample's; one more for each sample. */
  readonly firstIv: bigint;
}

const HEX_16_BYTES = /^[0-9a-f]{32}$/;

/** Samples of one rendition that may be numbered before its IVs meet another's. */
const IV_COUNTER_BITS = 20n;

/**
 * The same key always gives the same bytes, so that a restarted server serves the segments a client has cached.
 * Renditions that share a key count from IVs far apart: in counter mode a repeated one would disclose both pictures.
 */
export function createEncryption(contentKey: ContentKey, renditionId: string, scheme: ProtectionScheme): Encryption {
  const keyId = parseHex(contentKey.keyId, 'key id');
  const key = parseHex(contentKey.key, 'content key');
  const seed = createHash('sha256').update(keyId).update(renditionId).digest();
  const firstIv = (seed.readBigUInt64BE(16) >> IV_COUNTER_BITS) << IV_COUNTER_BITS;
  return { scheme, keyId, key, constantIv: seed.subarray(0, 16), firstIv };
}

function parseHex(digits: string, name: string): Buffer {
  if (!HEX_16_BYTES.test(digits)) throw new TypeError(`Expected a ${name} of 32 lower-case hexadecimal digits`);
  return Buffer.from(digits, 'hex');
}
