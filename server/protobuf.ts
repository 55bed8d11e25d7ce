/** A field by its number. A text goes out in UTF-8 and comes back as bytes. */
export type ProtobufField = readonly [field: number, value: number | Uint8Array];

/** Largest number that is read or written: 32 bits without sign. */
const MAX_NUMBER = 0xffffffff;

/** Wire types of Protocol Buffers, those that Widevine's messages are made of here. */
const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** One message; a message within another is one of its values. Needs nothing of Node: a page writes with it, too. */
export function writeProtobuf(fields: readonly (readonly [number, number | string | Uint8Array])[]): Uint8Array {
  const bytes = fields.flatMap(([field, value]): readonly number[] => {
    if (typeof value === 'number') return [...writeVarint(field * 8 + VARINT), ...writeVarint(value)];
    const content = typeof value === 'string' ? new TextEncoder().encode(value) : value;
    return [...writeVarint(field * 8 + LENGTH_DELIMITED), ...writeVarint(content.length), ...content];
  });
  return Uint8Array.from(bytes);
}

/** The fields of a message in their order. Throws TypeError for what is none, and for other wire types. */
export function readProtobuf(message: Uint8Array): readonly ProtobufField[] {
  const fields: ProtobufField[] = [];
  for (let at = 0; at < message.length;) {
    const key = readVarint(message, at);
    const head = readVarint(message, key.end);
    const type = key.value % 8;
    const isBytes = type === LENGTH_DELIMITED;
    if (key.value < 8 || !(isBytes || type === VARINT)) throw new TypeError(`Expected a field of a message at ${at}`);
    at = isBytes ? head.end + head.value : head.end;
    if (at > message.length) throw new TypeError('Expected a message, it breaks off');
    fields.push([Math.floor(key.value / 8), isBytes ? message.subarray(head.end, at) : head.value]);
  }
  return fields;
}

/** All bytes values of one field. */
export function bytesOf(fields: readonly ProtobufField[], wanted: number): readonly Uint8Array[] {
  return fields.flatMap(([field, value]) => (field === wanted && typeof value !== 'number' ? [value] : []));
}

/** The last one counts, as the encoding has it. */
export function numberOf(fields: readonly ProtobufField[], wanted: number): number | null {
  const values = fields.flatMap(([field, value]) => (field === wanted && typeof value === 'number' ? [value] : []));
  return values[values.length - 1] ?? null;
}

function writeVarint(value: number): readonly number[] {
  if (!Number.isInteger(value) || value < 0 || value > MAX_NUMBER) throw new TypeError('Expected 32 bits');
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

function readVarint(message: Uint8Array, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let at = start; ; at += 1) {
    const byte = message[at];
    if (byte === undefined) throw new TypeError('Expected a message, it breaks off');
    value += (byte % 128) * 128 ** (at - start);
    if (value > MAX_NUMBER || at - start > 4) throw new TypeError('Expected a number of 32 bits');
    if (byte < 128) return { value, end: at + 1 };
  }
}
