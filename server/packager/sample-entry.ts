import { findBox, readBoxes, type Mp4Box } from './boxes.ts';
import { FieldReader } from './field-reader.ts';

/** Bytes of fields before the boxes inside a sample entry. ISO/IEC 14496-12, 12.1.3 and 12.2.3. */
const VISUAL_FIELDS_LENGTH = 78;
const AUDIO_FIELDS_LENGTH = 28;

const VISUAL_ENTRIES = ['avc1', 'vp09', 'encv'];

/** The description of a track's one codec, from its `stsd`. */
export interface SampleEntry {
  /** `avc1`, `vp09`, `mp4a`, `fLaC`; `encv` or `enca` when protected. */
  readonly type: string;
  readonly isVisual: boolean;
  readonly fields: Buffer;
  readonly boxes: readonly Mp4Box[];
}

export function readSampleEntry(moov: Buffer): SampleEntry {
  return parseSampleEntry(findBox(moov, 'moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd').content);
}

/** From the content of an `stsd` box. */
export function parseSampleEntry(stsd: Buffer): SampleEntry {
  const entry = readBoxes(stsd, 8)[0];
  if (!entry) throw new RangeError('Expected a sample entry in stsd, found none');
  const isVisual = VISUAL_ENTRIES.includes(entry.type);
  const fieldsLength = isVisual ? VISUAL_FIELDS_LENGTH : AUDIO_FIELDS_LENGTH;
  const { type, content } = entry;
  return { type, isVisual, fields: content.subarray(0, fieldsLength), boxes: readBoxes(content, fieldsLength) };
}

/** RFC 6381 `codecs` of a clear sample entry: `avc1.640028`, `vp09.00.31.08`, `mp4a.40.2`, `flac`. */
export function toCodecString(entry: SampleEntry): string {
  switch (entry.type) {
    case 'avc1':
      return `avc1.${configuration(entry, 'avcC').toString('hex', 1, 4).toUpperCase()}`;
    case 'vp09':
      return formatVp9Codec(configuration(entry, 'vpcC'));
    case 'mp4a':
      return `mp4a.40.${readAudioObjectType(configuration(entry, 'esds'))}`;
    case 'fLaC':
      return 'flac';
    default:
      throw new RangeError(`Expected avc1, vp09, mp4a or fLaC, got ${entry.type}`);
  }
}

function configuration(entry: SampleEntry, type: string): Buffer {
  const box = entry.boxes.find((candidate) => candidate.type === type);
  if (!box) throw new RangeError(`Expected ${type} in ${entry.type}, found none`);
  return box.content;
}

/** `vpcC`: version and flags, profile, level, then the bit depth in the upper half of a byte. */
function formatVp9Codec(vpcC: Buffer): string {
  const parts = [vpcC.readUInt8(4), vpcC.readUInt8(5), vpcC.readUInt8(6) >> 4];
  return ['vp09', ...parts.map((part) => String(part).padStart(2, '0'))].join('.');
}

/** ISO/IEC 14496-1: elementary stream descriptor (3), decoder configuration (4), decoder specific information (5). */
function readAudioObjectType(esds: Buffer): number {
  const fields = new FieldReader(esds, 4);
  openDescriptor(fields, 3);
  fields.take(3);
  openDescriptor(fields, 4);
  fields.take(13);
  openDescriptor(fields, 5);
  return fields.uint8() >> 3;
}

function openDescriptor(fields: FieldReader, tag: number): void {
  const found = fields.uint8();
  if (found !== tag) throw new RangeError(`Expected descriptor ${tag} in esds, got ${found}`);
  while (fields.uint8() & 0x80);
}
