import { uint32, uint64, writeBox, writeFullBox } from './boxes.ts';
import type { Sample } from './fragmented-mp4.ts';
import { writeSampleProtection, type SampleProtection } from './sample-protection.ts';

export interface MediaSegment {
  /** Counts from 1. */
  readonly sequenceNumber: number;
  /** Of the first sample, in units of the track's timescale. */
  readonly decodeTime: number;
  /** Of one duration; the first is a key frame, then either all are or none. */
  readonly samples: readonly Sample[];
  /** One for each sample; `null` for clear samples. */
  readonly protection: readonly SampleProtection[] | null;
}

const STYP = writeBox('styp', Buffer.from('msdh\0\0\0\0msdhmsix', 'latin1'));
const TRACK_ID = 1;
/** `sample_flags` of ISO/IEC 14496-12, 8.8.3.1: depends on no other; depends on others and is no sync sample. */
const SYNC_SAMPLE = 0x02000000;
const DEPENDENT_SAMPLE = 0x01010000;
const MDAT_HEADER_LENGTH = 8;

/** `styp`, `moof` and `mdat` of one DASH segment. */
export function writeMediaSegment(segment: MediaSegment): Buffer {
  const moofLength = writeMovieFragment(segment, 0).length;
  const moof = writeMovieFragment(segment, moofLength);
  return Buffer.concat([STYP, moof, writeBox('mdat', ...segment.samples.map(({ bytes }) => bytes))]);
}

/** Its length does not depend on `moofLength`, which its offsets are counted from. */
function writeMovieFragment(
  { sequenceNumber, decodeTime, samples, protection }: MediaSegment,
  moofLength: number,
): Buffer {
  const protectionBoxes = protection ? writeSampleProtection(protection, moofLength) : [];
  return writeBox(
    'moof',
    writeFullBox('mfhd', 0, 0, uint32(sequenceNumber)),
    writeBox(
      'traf',
      writeFragmentHeader(samples),
      writeFullBox('tfdt', 1, 0, uint64(decodeTime)),
      writeRun(samples, moofLength + MDAT_HEADER_LENGTH),
      ...protectionBoxes,
    ),
  );
}

/** `tfhd`: offsets count from the `moof`; default duration and flags, which are those of all samples but the first. */
function writeFragmentHeader(samples: readonly Sample[]): Buffer {
  const flags = 0x020000 | 0x8 | 0x20;
  const sampleFlags = samples.at(-1)?.isSync ? SYNC_SAMPLE : DEPENDENT_SAMPLE;
  return writeFullBox('tfhd', 0, flags, uint32(TRACK_ID), uint32(samples[0]?.duration ?? 0), uint32(sampleFlags));
}

/** `trun`, version 1: composition offsets are signed. */
function writeRun(samples: readonly Sample[], dataOffset: number): Buffer {
  const isReordered = samples.some(({ compositionOffset }) => compositionOffset !== 0);
  const flags = 0x1 | 0x4 | 0x200 | (isReordered ? 0x800 : 0);
  const perSample = samples.flatMap(({ bytes, compositionOffset }) =>
    isReordered ? [uint32(bytes.length), uint32(compositionOffset >>> 0)] : [uint32(bytes.length)],
  );
  const head = [uint32(samples.length), uint32(dataOffset), uint32(SYNC_SAMPLE)];
  return writeFullBox('trun', 1, flags, ...head, ...perSample);
}
