import fc from 'fast-check';

/** The key id that these challenges ask for, unless they are told another. */
export const KID = '112233445566778899aabbccddeeff00';

/** Of the same key id, in the order of a Windows GUID: 44332211-6655-8877-99aa-bbccddeeff00. */
export const GUID = Buffer.from('443322116655887799aabbccddeeff00', 'hex').toString('base64');

export interface Challenge {
  readonly keyIds?: readonly string[];
  readonly namespace?: string;
  readonly customData?: string;
  readonly deviceId?: string;
}

/** As the simulated CDM writes it. */
export function challenge({
  keyIds = [GUID],
  namespace = 'urn:latchkey:simulated-cdm',
  customData,
  deviceId,
}: Challenge = {}): string {
  const device = deviceId === undefined ? '' : `<DeviceId>${deviceId}</DeviceId>`;
  const keys = keyIds.map((id) => `<KeyId>${id}</KeyId>`).join('');
  const simulation = `<Simulation xmlns="${namespace}">${device}${keys}</Simulation>`;
  return (
    '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
    '<AcquireLicense xmlns="http://schemas.microsoft.com/DRM/2007/03/protocols"><challenge>' +
    '<Challenge xmlns="http://schemas.microsoft.com/DRM/2007/03/protocols/messages">' +
    '<LA xmlns="http://schemas.microsoft.com/DRM/2007/03/protocols"><Version>1</Version>' +
    (customData === undefined ? '' : `<CustomData>${customData}</CustomData>`) +
    `${simulation}</LA></Challenge></challenge></AcquireLicense></soap:Body></soap:Envelope>`
  );
}

/** What stands in `License`. */
export async function readLicense(answer: Response): Promise<string> {
  const text = await answer.text();
  const encoded = /<Licenses><License>([^<]+)<\/License><\/Licenses>/.exec(text)?.[1] ?? '';
  return Buffer.from(encoded, 'base64').toString();
}

/** With entities of its own. */
export const laughs = (text: string): string =>
  text.replace('?>', '?><!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>');

/** The text with a piece of it replaced. */
export function mutated(text: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(text.length), fc.nat(40), fc.string({ maxLength: 8 }))
    .map(([at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length));
}
