import { PlayerError } from '../errors.ts';
import { parseBase64, toArrayBuffer } from '../lib/bytes.ts';
import { mergeHeaders, type HttpHeaders } from '../lib/merge-headers.ts';
import type { LicenseMessage } from './license-message.ts';
import { decodeXmlText, detectXmlEncoding } from './xml-text.ts';

/** The one SOAP 1.1 action that brings a license. */
const SOAP_ACTION = '"http://schemas.microsoft.com/DRM/2007/03/protocols/AcquireLicense"';

const WRAPPER = /<PlayReadyKeyMessage[\s/>]/;

/** RFC 9110: a field name, and a value in one line. What HTTP cannot carry would fail as if there were no network. */
const FIELD_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const FIELD_VALUE = /^[\t -~]+$/;

/**
 * A PlayReady message as the license server wants it. Most CDMs wrap the SOAP challenge, in base64, together with its
 * headers into a `PlayReadyKeyMessage`, in UTF-16; others (webOS) give the challenge itself, which is sent as it is.
 * Headers that the wrapper lacks, or that a bare challenge needs, are those of SOAP 1.1.
 * Throws KEY_SESSION_FAILED for a wrapper without a challenge; the message never shows what was in it.
 */
export function unwrapPlayReadyMessage(message: ArrayBuffer): LicenseMessage {
  const text = decodeXmlText(message);
  if (!WRAPPER.test(text)) return { headers: soapHeaders(charsetOf(message)), body: message };
  const wrapper = parseWrapper(text);
  const body = decodeChallenge(wrapper);
  return { headers: mergeHeaders(soapHeaders(charsetOf(body)), readHeaders(wrapper)), body };
}

function soapHeaders(charset: string): HttpHeaders {
  return { 'Content-Type': `text/xml; charset=${charset}`, SOAPAction: SOAP_ACTION };
}

const charsetOf = (body: ArrayBuffer): string =>
  detectXmlEncoding(new Uint8Array(body, 0, Math.min(2, body.byteLength)));

/** A declaration of entities could blow a few bytes up to gigabytes, and no CDM has a use for one. */
function parseWrapper(text: string): Document {
  if (text.includes('<!DOCTYPE')) throw brokenWrapper('a document type declaration');
  const wrapper = new DOMParser().parseFromString(text, 'application/xml');
  if (wrapper.getElementsByTagName('parsererror').length > 0) throw brokenWrapper('no well-formed XML');
  return wrapper;
}

function decodeChallenge(wrapper: Document): ArrayBuffer {
  const encoded = textOf(wrapper, 'Challenge');
  if (encoded === '') throw brokenWrapper('no Challenge');
  try {
    return toArrayBuffer(parseBase64(encoded));
  } catch {
    throw brokenWrapper('a Challenge that is no base64');
  }
}

/** Of a header that is written several times the last one counts. */
function readHeaders(wrapper: Document): HttpHeaders {
  const elements = Array.from(wrapper.getElementsByTagNameNS('*', 'HttpHeader'));
  const headers = elements.map((header) => ({ [toHeaderName(textOf(header, 'name'))]: textOf(header, 'value') }));
  return mergeHeaders(...headers.filter(isCarriable));
}

/** Some CDMs write `Content` where they mean `Content-Type`, which servers may refuse: dash.js, KeySystemPlayReady.js. */
function toHeaderName(name: string): string {
  return name.toLowerCase() === 'content' ? 'Content-Type' : name;
}

function textOf(parent: Document | Element, localName: string): string {
  return parent.getElementsByTagNameNS('*', localName)[0]?.textContent.trim() ?? '';
}

function isCarriable(headers: HttpHeaders): boolean {
  return Object.entries(headers).every(([name, value]) => FIELD_NAME.test(name) && FIELD_VALUE.test(value));
}

function brokenWrapper(what: string): PlayerError {
  return new PlayerError(
    'KEY_SESSION_FAILED',
    `Expected a PlayReadyKeyMessage with a challenge from the CDM, got ${what}`,
  );
}
