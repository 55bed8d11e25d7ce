import { uint16, uint32, uint64, writeFullBox } from './boxes.ts';
import type { Subsample } from './subsamples.ts';

/** What a decryptor must know of one sample. ISO/IEC 23001-7, 7.1 */
export interface SampleProtection {
  /** `null`: the track's constant IV. */
  readonly iv: bigint | null;
  /** `null`: the whole sample is protected. */
  readonly subsamples: readonly Subsample[] | null;
}

/** From the start of a `senc` box to its first entry: header, version and flags, entry count. */
const SENC_PREFIX_LENGTH = 16;
const SENC_HAS_SUBSAMPLES = 2;
const MAX_ENTRY_LENGTH = 0xff;

/**
 * `saiz`, `saio` and `senc`, to stand last in a `traf`; nothing when the track's defaults say it all, as in `cbcs`
 * audio. `moofLength` counts the `moof` with these boxes.
 */
export function writeSampleProtection(samples: readonly SampleProtection[], moofLength: number): readonly Buffer[] {
  const entries = samples.map(writeEntry);
  const sizes = entries.map(({ length }) => length);
  if (Math.max(...sizes) === 0) return [];
  if (Math.max(...sizes) > MAX_ENTRY_LENGTH) throw new RangeError('Expected at most 40 subsamples in a sample');
  const commonSize = sizes.every((size) => size === sizes[0]) ? (sizes[0] ?? 0) : 0;
  const saizSizes = commonSize > 0 ? Buffer.alloc(0) : Buffer.from(sizes);
  const hasSubsamples = samples.some(({ subsamples }) => subsamples !== null);
  const flags = hasSubsamples ? SENC_HAS_SUBSAMPLES : 0;
  const senc = writeFullBox('senc', 0, flags, uint32(samples.length), ...entries);
  const firstEntryOffset = moofLength - senc.length + SENC_PREFIX_LENGTH;
  return [
    writeFullBox('saiz', 0, 0, Buffer.from([commonSize]), uint32(samples.length), saizSizes),
    writeFullBox('saio', 0, 0, uint32(1), uint32(Math.max(0, firstEntryOffset))),
    senc,
  ];
}

function writeEntry({ iv, subsamples }: SampleProtection): Buffer {
  const ivBytes = iv === null ? Buffer.alloc(0) : uint64(iv);
  if (!subsamples) return ivBytes;
  const lengths = subsamples.flatMap((each) => [uint16(each.clearLength), uint32(each.protectedLength)]);
  return Buffer.concat([ivBytes, uint16(subsamples.length), ...lengths]);
}
