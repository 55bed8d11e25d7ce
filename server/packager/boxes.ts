/** ISO/IEC 14496-12: an object of an MP4 file. Both buffers are views, not copies. */
export interface Mp4Box {
  readonly type: string;
  /** Byte position of the header in what was read. */
  readonly start: number;
  readonly whole: Buffer;
  /** Without the header; a full box's version and flags are its first four bytes. */
  readonly content: Buffer;
}

/** Boxes beside one another, from byte `from` on. Throws RangeError where one reaches beyond the end. */
export function readBoxes(bytes: Buffer, from = 0): readonly Mp4Box[] {
  const boxes: Mp4Box[] = [];
  for (let start = from; start < bytes.length;) {
    const shortSize = bytes.readUInt32BE(start);
    const headerSize = shortSize === 1 ? 16 : 8;
    const size = shortSize === 1 ? Number(bytes.readBigUInt64BE(start + 8)) : shortSize || bytes.length - start;
    const type = bytes.toString('latin1', start + 4, start + 8);
    if (size < headerSize || start + size > bytes.length) {
      throw new RangeError(`Expected box ${type} at ${start} to end by ${bytes.length}, got ${size} bytes`);
    }
    const whole = bytes.subarray(start, start + size);
    boxes.push({ type, start, whole, content: whole.subarray(headerSize) });
    start += size;
  }
  return boxes;
}

/** The first box on a path of types: `findBox(file, 'moov', 'trak')`. Throws RangeError when there is none. */
export function findBox(bytes: Buffer, ...path: readonly string[]): Mp4Box {
  let found: Mp4Box | undefined;
  for (const type of path) {
    const from = found?.content ?? bytes;
    found = readBoxes(from).find((box) => box.type === type);
    if (!found) throw new RangeError(`Expected box ${path.join('/')}, found no ${type}`);
  }
  if (!found) throw new RangeError('Expected a path of at least one box type');
  return found;
}

export function writeBox(type: string, ...parts: readonly Buffer[]): Buffer {
  const size = parts.reduce((sum, part) => sum + part.length, 8);
  return Buffer.concat([uint32(size), Buffer.from(type, 'latin1'), ...parts], size);
}

export function writeFullBox(type: string, version: number, flags: number, ...parts: readonly Buffer[]): Buffer {
  return writeBox(type, uint32(version * 0x1000000 + flags), ...parts);
}

export function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export function uint64(value: bigint | number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
