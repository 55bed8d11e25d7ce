/** Reads the fields of a box one after another. */
export class FieldReader {
  private position: number;

  constructor(
    private readonly bytes: Buffer,
    position = 0,
  ) {
    this.position = position;
  }

  uint8(): number {
    return this.bytes.readUInt8(this.advance(1));
  }

  uint16(): number {
    return this.bytes.readUInt16BE(this.advance(2));
  }

  uint32(): number {
    return this.bytes.readUInt32BE(this.advance(4));
  }

  int32(): number {
    return this.bytes.readInt32BE(this.advance(4));
  }

  take(length: number): Buffer {
    const start = this.advance(length);
    return this.bytes.subarray(start, start + length);
  }

  private advance(length: number): number {
    const start = this.position;
    this.position += length;
    return start;
  }
}
