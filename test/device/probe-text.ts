import { strToU8, zlibSync } from 'fflate';
import { toBase64Url } from '../../src/lib/bytes.ts';

/** Begins every part. */
export const PART_MARK = 'LKP1';

/** Characters of a part. With its head it fits a QR code of version 18 at level M, which holds 560. */
const PART_LENGTH = 520;

/**
 * A JSON text in as many parts as it takes, each for one QR code: `LKP1.<page>.<run>.<number>-<count>.<data>`. Data: zlib (RFC 1950,
 * whose checksum tells a misread) in base64url, cut into equal lengths. `run`: that checksum, so that parts of two results do not mix.
 */
export function toParts(page: string, json: string): readonly string[] {
  const packed = zlibSync(strToU8(json), { level: 9 });
  const text = toBase64Url(packed);
  const run = toBase64Url(packed.subarray(-4));
  const count = Math.max(1, Math.ceil(text.length / PART_LENGTH));
  return Array.from({ length: count }, (_, index) => {
    const data = text.slice(index * PART_LENGTH, (index + 1) * PART_LENGTH);
    return [PART_MARK, page, run, `${index + 1}-${count}`, data].join('.');
  });
}
