import { PlayerError } from '../errors.ts';
import { toArrayBuffer } from '../lib/bytes.ts';
import { decodeXmlText, detectXmlEncoding } from './xml-text.ts';

/** A prefix of any name, as XML has it. */
const END_OF_CONTENT = /<\/((?:[\w.-]+:)?)LA\s*>/;

/** Over `LA`, CustomData included: who changes it breaks it. */
const SIGNATURE = /<(?:[\w.-]+:)?Signature[\s>/]/;
const CUSTOM_DATA = /<(?:[\w.-]+:)?CustomData[\s>/]/;

/**
 * A PlayReady challenge with `value` in its `LA/CustomData`, in the encoding it came in. Only where the CDM has not signed it: EME has
 * no way to tell a CDM what to put there (Microsoft's `CDMData` was the third argument of the prefixed `createSession`). Throws
 * ENTITLEMENT_INVALID, since the storefront asked for it.
 */
export function writeCustomData(challenge: ArrayBuffer, value: string): ArrayBuffer {
  const text = decodeXmlText(challenge);
  const end = END_OF_CONTENT.exec(text);
  if (SIGNATURE.test(text)) throw impossible('one that its CDM has signed');
  if (end === null || CUSTOM_DATA.test(text)) throw impossible('one without a place for it');
  const prefix = end[1] ?? '';
  const element = `<${prefix}CustomData>${escape(value)}</${prefix}CustomData>`;
  const written = text.slice(0, end.index) + element + text.slice(end.index);
  const isUtf16 = detectXmlEncoding(new Uint8Array(challenge, 0, 2)) === 'utf-16';
  return isUtf16 ? toUtf16(written) : toArrayBuffer(new TextEncoder().encode(written));
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** With a byte order mark, which is never wrong. */
function toUtf16(text: string): ArrayBuffer {
  const view = new DataView(new ArrayBuffer((text.length + 1) * 2));
  view.setUint16(0, 0xfeff, true);
  for (let index = 0; index < text.length; index += 1) view.setUint16((index + 1) * 2, text.charCodeAt(index), true);
  return view.buffer;
}

function impossible(what: string): PlayerError {
  const message = `Expected a PlayReady challenge that CustomData can be written into, got ${what}: let the token ride in the URL or a header`;
  return new PlayerError('ENTITLEMENT_INVALID', message, { details: { field: 'tokenCarriage' } });
}
