import { toHex } from '../../../src/lib/bytes.ts';

const HEADER_BYTES = 12;
const SYSTEM_ID_BYTES = 16;

/**
 * The content of each `pssh` box that is for a DRM system (ISO/IEC 23001-7). `systemId`: hexadecimal without dashes.
 * Throws TypeError for a box that says it is longer than it is.
 */
export function readPssh(initData: Uint8Array, systemId: string): readonly Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let start = 0; start < initData.length;) {
    const box = cut(initData, start, viewOf(initData, start, 4).getUint32(0));
    const id = toHex(cut(box, HEADER_BYTES, SYSTEM_ID_BYTES));
    if (id === systemId) found.push(readContent(box));
    start += box.length;
  }
  return found;
}

/** Version 1 has key ids before its content. */
function readContent(box: Uint8Array): Uint8Array {
  let at = HEADER_BYTES + SYSTEM_ID_BYTES;
  if (viewOf(box, 8, 1).getUint8(0) > 0) at += 4 + viewOf(box, at, 4).getUint32(0) * 16;
  return cut(box, at + 4, viewOf(box, at, 4).getUint32(0));
}

function viewOf(bytes: Uint8Array, start: number, lengthBytes: number): DataView {
  const part = cut(bytes, start, lengthBytes);
  return new DataView(part.buffer, part.byteOffset, part.byteLength);
}

function cut(bytes: Uint8Array, start: number, lengthBytes: number): Uint8Array {
  if (lengthBytes < 1 || start + lengthBytes > bytes.length) {
    throw new TypeError(`Expected ${lengthBytes} bytes at ${start} of a pssh box, there are ${bytes.length} in all`);
  }
  return bytes.subarray(start, start + lengthBytes);
}
