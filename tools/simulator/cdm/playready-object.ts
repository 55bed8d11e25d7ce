import { parseBase64, toHex } from '../../../src/lib/bytes.ts';
import { swapGuidOrder } from './guid.ts';

/** Length of the object and number of its records. */
const OBJECT_HEAD_BYTES = 6;
const RECORD_HEAD_BYTES = 4;
const RIGHTS_MANAGEMENT_HEADER = 1;

/** Key ids, lower-case hexadecimal, in the header of a PlayReady Object (PlayReady Header Specification, 4.0 to 4.3). */
export function readPlayReadyKeyIds(object: Uint8Array): readonly string[] {
  const view = new DataView(object.buffer, object.byteOffset, object.byteLength);
  for (let at = OBJECT_HEAD_BYTES; at + RECORD_HEAD_BYTES <= object.length;) {
    const type = view.getUint16(at, true);
    const start = at + RECORD_HEAD_BYTES;
    const end = start + view.getUint16(at + 2, true);
    if (end > object.length) throw new TypeError('Expected a PlayReady record within its object, it goes beyond');
    if (type === RIGHTS_MANAGEMENT_HEADER) return readHeader(object.subarray(start, end));
    at = end;
  }
  throw new TypeError('Expected a rights management header in a PlayReady Object, found none');
}

/** From 4.1 on a KID is an attribute, in 4.0 it is text. */
function readHeader(record: Uint8Array): readonly string[] {
  const header = new DOMParser().parseFromString(new TextDecoder('utf-16le').decode(record), 'application/xml');
  const keyIds = Array.from(header.getElementsByTagName('KID'), (kid) => kid.getAttribute('VALUE') ?? kid.textContent);
  if (keyIds.length === 0) throw new TypeError('Expected a KID in a PlayReady header, found none');
  return keyIds.map((guid) => toHex(swapGuidOrder(parseBase64(guid))));
}
