/** A stretch of clear bytes, then one of protected bytes. ISO/IEC 23001-7, 9.2. */
export interface Subsample {
  readonly clearLength: number;
  readonly protectedLength: number;
}

const AES_BLOCK = 16;
const MAX_CLEAR_LENGTH = 0xffff;

/**
 * Left clear at the start of each slice or frame: a secure decoder must read the slice header of H.264 and the
 * uncompressed header of VP9 before it decrypts. Both are shorter in this film.
 */
const CLEAR_HEADER_LENGTH = 64;

const NAL_LENGTH_SIZE = 4;
const FIRST_SLICE_TYPE = 1;
const LAST_SLICE_TYPE = 5;

/** Which bytes of a sample are protected; `null`: all of them, as in audio. `entryType` is the clear codec's. */
export function mapSubsamples(entryType: string, sample: Buffer): readonly Subsample[] | null {
  switch (entryType) {
    case 'avc1':
      return joinUnits(readNalUnits(sample));
    case 'vp09':
      return joinUnits(readVp9Frames(sample));
    default:
      return null;
  }
}

/** A part of a sample with a header of its own. */
interface Unit {
  readonly length: number;
  readonly isProtected: boolean;
}

function joinUnits(units: readonly Unit[]): readonly Subsample[] {
  const subsamples: Subsample[] = [];
  let clearLength = 0;
  for (const unit of units) {
    const protectedLength = unit.isProtected ? wholeBlocks(unit.length - CLEAR_HEADER_LENGTH) : 0;
    clearLength += unit.length - protectedLength;
    if (protectedLength > 0) {
      subsamples.push(...splitClear(clearLength, protectedLength));
      clearLength = 0;
    }
  }
  return clearLength > 0 ? [...subsamples, ...splitClear(clearLength, 0)] : subsamples;
}

function wholeBlocks(length: number): number {
  return Math.max(0, length - (length % AES_BLOCK));
}

function splitClear(clearLength: number, protectedLength: number): readonly Subsample[] {
  const full = Math.floor(Math.max(0, clearLength - 1) / MAX_CLEAR_LENGTH);
  return [
    ...Array.from({ length: full }, () => ({ clearLength: MAX_CLEAR_LENGTH, protectedLength: 0 })),
    { clearLength: clearLength - full * MAX_CLEAR_LENGTH, protectedLength },
  ];
}

function readNalUnits(sample: Buffer): readonly Unit[] {
  const units: Unit[] = [];
  for (let start = 0; start < sample.length;) {
    const length = NAL_LENGTH_SIZE + sample.readUInt32BE(start);
    const type = sample.readUInt8(start + NAL_LENGTH_SIZE) & 0x1f;
    units.push({ length, isProtected: type >= FIRST_SLICE_TYPE && type <= LAST_SLICE_TYPE });
    start += length;
  }
  return units;
}

/** A sample is one frame, or several with an index of their sizes at the end (VP9 specification, annex B). */
function readVp9Frames(sample: Buffer): readonly Unit[] {
  const marker = sample.at(-1) ?? 0;
  const sizeLength = ((marker >> 3) & 3) + 1;
  const frameCount = (marker & 7) + 1;
  const indexLength = 2 + sizeLength * frameCount;
  const indexStart = sample.length - indexLength;
  const hasIndex = (marker & 0xe0) === 0xc0 && indexStart >= 0 && sample[indexStart] === marker;
  if (!hasIndex) return [{ length: sample.length, isProtected: true }];
  const frames = Array.from({ length: frameCount }, (_, index) => ({
    length: sample.readUIntLE(indexStart + 1 + index * sizeLength, sizeLength),
    isProtected: true,
  }));
  return [...frames, { length: indexLength, isProtected: false }];
}
