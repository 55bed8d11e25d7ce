import { findBox, readBoxes, type Mp4Box } from './boxes.ts';
import { FieldReader } from './field-reader.ts';

/** One coded picture or audio frame. Times are in units of the track's timescale. */
export interface Sample {
  /** A view of the file, or of what it was decrypted to. */
  readonly bytes: Buffer;
  readonly duration: number;
  /** Presentation time minus decoding time. */
  readonly compositionOffset: number;
  readonly isSync: boolean;
}

export interface FragmentedTrack {
  readonly ftyp: Buffer;
  readonly moov: Buffer;
  /** Units in a second. */
  readonly timescale: number;
  readonly samples: readonly Sample[];
}

interface SampleDefaults {
  readonly duration: number;
  readonly size: number;
  readonly flags: number;
}

const NON_SYNC_FLAG = 0x10000;

/** Reads a fragmented MP4 of one track whose offsets count from the `moof` (`default-base-is-moof`). */
export function readFragmentedMp4(file: Buffer): FragmentedTrack {
  const boxes = readBoxes(file);
  const moov = findBox(file, 'moov').whole;
  const trackDefaults = readTrackDefaults(findBox(moov, 'moov', 'mvex', 'trex').content);
  const fragments = boxes.filter(({ type }) => type === 'moof');
  return {
    ftyp: findBox(file, 'ftyp').whole,
    moov,
    timescale: readTimescale(findBox(moov, 'moov', 'trak', 'mdia', 'mdhd').content),
    samples: fragments.flatMap((moof) => readFragmentSamples(file, moof, trackDefaults)),
  };
}

/** The samples of one `moof`, whose bytes lie in the same file or segment. */
export function readFragmentSamples(file: Buffer, moof: Mp4Box, trackDefaults: SampleDefaults): readonly Sample[] {
  const traf = findBox(moof.content, 'traf').content;
  const defaults = readFragmentDefaults(findBox(traf, 'tfhd').content, trackDefaults);
  return readBoxes(traf)
    .filter(({ type }) => type === 'trun')
    .flatMap((trun) => readRun(file, moof.start, trun.content, defaults));
}

export function readTrackDefaults(trex: Buffer): SampleDefaults {
  const fields = new FieldReader(trex, 12);
  return { duration: fields.uint32(), size: fields.uint32(), flags: fields.uint32() };
}

function readTimescale(mdhd: Buffer): number {
  const isVersion1 = mdhd.readUInt8(0) === 1;
  return mdhd.readUInt32BE(isVersion1 ? 20 : 12);
}

function readFragmentDefaults(tfhd: Buffer, track: SampleDefaults): SampleDefaults {
  const fields = new FieldReader(tfhd);
  const present = fields.uint32();
  fields.take(4);
  if (present & 0x1) fields.take(8);
  if (present & 0x2) fields.take(4);
  return {
    duration: present & 0x8 ? fields.uint32() : track.duration,
    size: present & 0x10 ? fields.uint32() : track.size,
    flags: present & 0x20 ? fields.uint32() : track.flags,
  };
}

function readRun(file: Buffer, moofStart: number, trun: Buffer, defaults: SampleDefaults): readonly Sample[] {
  const fields = new FieldReader(trun);
  const present = fields.uint32();
  const count = fields.uint32();
  let position = moofStart + (present & 0x1 ? fields.int32() : 0);
  const firstFlags = present & 0x4 ? fields.uint32() : null;
  return Array.from({ length: count }, (_, index) => {
    const duration = present & 0x100 ? fields.uint32() : defaults.duration;
    const size = present & 0x200 ? fields.uint32() : defaults.size;
    const ownFlags = present & 0x400 ? fields.uint32() : defaults.flags;
    const compositionOffset = present & 0x800 ? fields.int32() : 0;
    const flags = index === 0 && firstFlags !== null ? firstFlags : ownFlags;
    const bytes = file.subarray(position, position + size);
    position += size;
    return { bytes, duration, compositionOffset, isSync: (flags & NON_SYNC_FLAG) === 0 };
  });
}
