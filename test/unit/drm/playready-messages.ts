import { toArrayBuffer } from '../../../src/lib/bytes.ts';

export const SOAP_ACTION = '"http://schemas.microsoft.com/DRM/2007/03/protocols/AcquireLicense"';
export const SOAP_CHALLENGE = '<?xml version="1.0"?><soap:Envelope><soap:Body>é</soap:Body></soap:Envelope>';

export const utf8 = (text: string): ArrayBuffer => toArrayBuffer(new TextEncoder().encode(text));

export function utf16(text: string): ArrayBuffer {
  const units = new Uint16Array(new ArrayBuffer(text.length * 2));
  units.set(Array.from(text, (_, index) => text.charCodeAt(index)));
  return units.buffer;
}

/** Base64 of the UTF-8 text. */
export const base64 = (text: string): string =>
  btoa(Array.from(new Uint8Array(utf8(text)), (byte) => String.fromCharCode(byte)).join(''));

export const header = (name: string, value: string): string =>
  `<HttpHeader><name>${name}</name><value>${value}</value></HttpHeader>`;

/** A message as PlayReady's CDM on Windows writes it, before it is encoded. */
export function wrap(challenge: string, headers = ''): string {
  return (
    '<PlayReadyKeyMessage type="LicenseAcquisition"><LicenseAcquisition Version="1">' +
    `<Challenge encoding="base64encoded">${challenge}</Challenge><HttpHeaders>${headers}</HttpHeaders>` +
    '</LicenseAcquisition></PlayReadyKeyMessage>'
  );
}
