import { parseBase64, toHex } from '../../lib/bytes.ts';
import { swapGuidOrder } from './key-statuses.ts';

/** Length of the object and number of its records. */
const OBJECT_HEAD_BYTES = 6;
const RECORD_HEAD_BYTES = 4;
const RIGHTS_MANAGEMENT_HEADER = 1;
const KEY_ID_DIGITS = 32;

/**
 * Key ids in a PlayReady Object (PlayReady Header Specification, 4.0 to 4.3), the content of its `pssh` box; `null` where it
 * is none. They are Windows GUIDs in it.
 */
export function readPlayReadyKeyIds(object: Uint8Array): readonly string[] | null {
  const view = new DataView(object.buffer, object.byteOffset, object.byteLength);
  for (let at = OBJECT_HEAD_BYTES; at + RECORD_HEAD_BYTES <= object.length;) {
    const start = at + RECORD_HEAD_BYTES;
    const end = start + view.getUint16(at + 2, true);
    if (end > object.length) return null;
    if (view.getUint16(at, true) === RIGHTS_MANAGEMENT_HEADER) return readHeader(object.subarray(start, end));
    at = end;
  }
  return null;
}

/** From 4.1 on a KID is an attribute, in 4.0 it is text. */
function readHeader(record: Uint8Array): readonly string[] {
  const header = new DOMParser().parseFromString(new TextDecoder('utf-16le').decode(record), 'application/xml');
  const kids = Array.from(header.getElementsByTagName('KID'), (kid) => kid.getAttribute('VALUE') ?? kid.textContent);
  return kids.map(toKeyId).filter((keyId) => keyId.length === KEY_ID_DIGITS);
}

function toKeyId(guid: string): string {
  try {
    return swapGuidOrder(toHex(parseBase64(guid.trim())));
  } catch {
    return '';
  }
}
