import { parseHex } from '../../../src/lib/bytes.ts';
import { swapGuidOrder } from './guid.ts';

/** Marks the challenge as none of a PlayReady CDM: our rights service answers it, a real one cannot read it. */
const SIMULATION = 'urn:latchkey:simulated-cdm';

const PROTOCOLS = 'http://schemas.microsoft.com/DRM/2007/03/protocols';
const SOAP_ACTION = `"${PROTOCOLS}/AcquireLicense"`;

/** SIMULATION: the SOAP envelope of a license request, with key ids in GUID order, and the HDCP of the output, where a real one is encrypted. */
export function writeSoapChallenge(keyIds: readonly string[], hdcp: number): string {
  const guids = keyIds.map((keyId) => btoa(String.fromCharCode(...swapGuidOrder(parseHex(keyId)))));
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
    `<AcquireLicense xmlns="${PROTOCOLS}"><challenge><Challenge xmlns="${PROTOCOLS}/messages">` +
    `<LA xmlns="${PROTOCOLS}" Id="SignedData" xml:space="preserve"><Version>1</Version>` +
    `<Simulation xmlns="${SIMULATION}">${guids.map((guid) => `<KeyId>${guid}</KeyId>`).join('')}` +
    `<Hdcp>${hdcp}</Hdcp></Simulation>` +
    '</LA></Challenge></challenge></AcquireLicense></soap:Body></soap:Envelope>'
  );
}

/** The wrapper that PlayReady's CDM on Windows puts around a challenge. It names its headers twice. */
export function wrapChallenge(challenge: string): string {
  const headers = [
    ['Content-Type', 'text/xml; charset=utf-8'],
    ['SOAPAction', SOAP_ACTION],
  ].map(([name, value]) => `<HttpHeader><name>${name ?? ''}</name><value>${value ?? ''}</value></HttpHeader>`);
  return (
    '<PlayReadyKeyMessage type="LicenseAcquisition"><LicenseAcquisition Version="1">' +
    `<Challenge encoding="base64encoded">${btoa(challenge)}</Challenge>` +
    `<HttpHeaders>${[...headers, ...headers].join('')}</HttpHeaders></LicenseAcquisition></PlayReadyKeyMessage>`
  );
}
