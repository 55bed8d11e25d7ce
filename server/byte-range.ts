/** First and last byte, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A `Range` header of one range over a body. `null`: send the whole (no header, another unit, several ranges). */
export function byteRange(header: string | undefined, lengthBytes: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return null;
  if (first === '') return within(Math.max(0, lengthBytes - Number(last)), lengthBytes - 1, lengthBytes);
  if (last !== '' && Number(last) < Number(first)) return null;
  return within(Number(first), last === '' ? lengthBytes - 1 : Number(last), lengthBytes);
}

function within(start: number, end: number, lengthBytes: number): ByteRange | 'unsatisfiable' {
  return start >= lengthBytes ? 'unsatisfiable' : { start, end: Math.min(end, lengthBytes - 1) };
}
