import { createCipheriv } from 'node:crypto';
import { uint64 } from './boxes.ts';
import type { Encryption } from './encryption.ts';
import type { Subsample } from './subsamples.ts';

const AES_BLOCK = 16;
/** `cbcs` video: of ten blocks the first is encrypted. ISO/IEC 23001-7, 10.4.1 */
const PATTERN_LENGTH = 10 * AES_BLOCK;

/** A copy of the sample with its protected bytes encrypted. `iv` counts in `cenc`; `cbcs` has its constant one. */
export function encryptSample(
  sample: Buffer,
  subsamples: readonly Subsample[] | null,
  encryption: Encryption,
  iv: bigint,
): Buffer {
  const ranges = toRanges(sample, subsamples);
  return encryption.scheme === 'cenc'
    ? encryptCounterMode(sample, ranges, encryption.key, iv)
    : encryptPattern(sample, ranges, encryption, subsamples ? PATTERN_LENGTH : AES_BLOCK);
}

interface ByteRange {
  readonly start: number;
  readonly end: number;
}

function toRanges(sample: Buffer, subsamples: readonly Subsample[] | null): readonly ByteRange[] {
  if (!subsamples) return [{ start: 0, end: sample.length }];
  let position = 0;
  return subsamples.map(({ clearLength, protectedLength }) => {
    const start = position + clearLength;
    position = start + protectedLength;
    return { start, end: position };
  });
}

/** The key stream runs on from one protected range to the next. */
function encryptCounterMode(sample: Buffer, ranges: readonly ByteRange[], key: Buffer, iv: bigint): Buffer {
  const encrypted = Buffer.from(sample);
  const cipher = createCipheriv('aes-128-ctr', key, Buffer.concat([uint64(iv), Buffer.alloc(8)]));
  for (const { start, end } of ranges) {
    if (end > start) cipher.update(sample.subarray(start, end)).copy(encrypted, start);
  }
  return encrypted;
}

/** Chaining begins anew, from the constant IV, in each range; what is left over of a block stays clear. */
function encryptPattern(
  sample: Buffer,
  ranges: readonly ByteRange[],
  { key, constantIv }: Encryption,
  stride: number,
): Buffer {
  const encrypted = Buffer.from(sample);
  for (const { start, end } of ranges) {
    const blockCount = Math.floor((end - start - AES_BLOCK) / stride) + 1;
    if (blockCount <= 0) continue;
    const blocks = Buffer.allocUnsafe(blockCount * AES_BLOCK);
    for (let index = 0; index < blockCount; index += 1) {
      const position = start + index * stride;
      sample.copy(blocks, index * AES_BLOCK, position, position + AES_BLOCK);
    }
    const cipher = createCipheriv('aes-128-cbc', key, constantIv).setAutoPadding(false);
    const chained = cipher.update(blocks);
    for (let index = 0; index < blockCount; index += 1) {
      chained.copy(encrypted, start + index * stride, index * AES_BLOCK, (index + 1) * AES_BLOCK);
    }
  }
  return encrypted;
}
