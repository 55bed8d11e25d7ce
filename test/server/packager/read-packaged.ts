import { createDecipheriv } from 'node:crypto';
import { findBox, readBoxes } from '../../../server/packager/boxes.ts';
import { readFragmentSamples, readTrackDefaults } from '../../../server/packager/fragmented-mp4.ts';
import { FieldReader } from '../../../server/packager/field-reader.ts';
import { readSampleEntry } from '../../../server/packager/sample-entry.ts';

/** A reader of protected segments that shares no encryption code with the packager. */

export interface TrackProtection {
  readonly scheme: string;
  readonly originalFormat: string;
  readonly ivSize: number;
  readonly keyId: string;
  readonly cryptBlocks: number;
  readonly skipBlocks: number;
  readonly constantIv: Buffer | null;
}

export interface AuxiliaryEntry {
  readonly iv: Buffer;
  readonly subsamples: readonly (readonly [clear: number, protectedBytes: number])[];
}

export function readTrackProtection(init: Buffer): TrackProtection {
  const entry = readSampleEntry(findBox(init, 'moov').whole);
  const sinf = entry.boxes.find(({ type }) => type === 'sinf')?.content ?? Buffer.alloc(0);
  const tenc = findBox(sinf, 'schi', 'tenc').content;
  const ivSize = tenc.readUInt8(7);
  return {
    scheme: findBox(sinf, 'schm').content.toString('latin1', 4, 8),
    originalFormat: findBox(sinf, 'frma').content.toString('latin1'),
    ivSize,
    keyId: tenc.toString('hex', 8, 24),
    cryptBlocks: tenc.readUInt8(5) >> 4,
    skipBlocks: tenc.readUInt8(5) & 15,
    constantIv: ivSize === 0 ? tenc.subarray(25, 25 + tenc.readUInt8(24)) : null,
  };
}

export function readSegmentSamples(init: Buffer, segment: Buffer) {
  const moof = readBoxes(segment).find(({ type }) => type === 'moof');
  if (!moof) throw new RangeError('Expected a moof');
  return readFragmentSamples(segment, moof, readTrackDefaults(findBox(init, 'moov', 'mvex', 'trex').content));
}

export function readSenc(segment: Buffer, ivSize: number): readonly AuxiliaryEntry[] {
  const fields = new FieldReader(findBox(segment, 'moof', 'traf', 'senc').content);
  const hasSubsamples = (fields.uint32() & 2) !== 0;
  return Array.from({ length: fields.uint32() }, () => {
    const iv = fields.take(ivSize);
    const count = hasSubsamples ? fields.uint16() : 0;
    return { iv, subsamples: Array.from({ length: count }, () => [fields.uint16(), fields.uint32()] as const) };
  });
}

/** Decrypts by the book: byte by byte mask of what is protected, then one AES run over it. */
export function decryptSample(
  sample: Buffer,
  { subsamples, iv }: AuxiliaryEntry,
  protection: TrackProtection,
  key: Buffer,
): Buffer {
  const clear = Buffer.from(sample);
  const ranges = toRanges(sample.length, subsamples);
  if (protection.scheme === 'cenc') {
    const bytes = ranges.flatMap(([from, to]) => [...sample.subarray(from, to)]);
    const counter = createDecipheriv('aes-128-ctr', key, Buffer.concat([iv, Buffer.alloc(8)]));
    const plain = counter.update(Buffer.from(bytes));
    let position = 0;
    for (const [from, to] of ranges) {
      plain.copy(clear, from, position, position + to - from);
      position += to - from;
    }
    return clear;
  }
  for (const [from, to] of ranges) {
    const chain = createDecipheriv('aes-128-cbc', key, protection.constantIv).setAutoPadding(false);
    const cycle = (protection.cryptBlocks + protection.skipBlocks) * 16 || 16;
    for (let block = from; block + 16 <= to; block += cycle) {
      chain.update(sample.subarray(block, block + 16)).copy(clear, block);
    }
  }
  return clear;
}

function toRanges(length: number, subsamples: AuxiliaryEntry['subsamples']): readonly (readonly [number, number])[] {
  if (subsamples.length === 0) return [[0, length]];
  let position = 0;
  return subsamples.map(([clear, protectedBytes]) => {
    const from = position + clear;
    position = from + protectedBytes;
    return [from, position];
  });
}
