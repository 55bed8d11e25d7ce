import { toHex } from '../../lib/bytes.ts';

const KEY_ID_BYTES = 16;
/** Of `WidevinePsshData`. */
const KEY_IDS = 2;
const VARINT = 0;
const FIXED_64 = 1;
const BYTES = 2;
const FIXED_32 = 5;

/** Key ids in the content of a Widevine `pssh` box, a protobuf message; `null` where it is none. */
export function readWidevineKeyIds(content: Uint8Array): readonly string[] | null {
  const keyIds: string[] = [];
  let at = 0;
  const readVarint = (): number => {
    for (let [value, scale] = [0, 1]; ; scale *= 128) {
      const byte = content[at++];
      if (byte === undefined) return Infinity;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  while (at < content.length) {
    const tag = readVarint();
    const type = tag % 8;
    const length = type === BYTES ? readVarint() : 0;
    if (type === BYTES && (tag - type) / 8 === KEY_IDS && length === KEY_ID_BYTES) {
      keyIds.push(toHex(content.subarray(at, at + length)));
    }
    if (type === VARINT) at = readVarint() === Infinity ? Infinity : at;
    else if (type === FIXED_64) at += 8;
    else if (type === FIXED_32) at += 4;
    else at += type === BYTES ? length : Infinity;
    if (at > content.length) return null;
  }
  return keyIds;
}
