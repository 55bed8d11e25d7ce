import { expressPlayErrorBody, type ExpressPlayCode } from '../../src/expressplay/errors.ts';

const PROTOCOLS = 'http://schemas.microsoft.com/DRM/2007/03/protocols';

/** SOAP 1.1 wants HTTP 500 for every fault; the code stands in the words. */
export function soapFault(code: ExpressPlayCode, detail?: string): Response {
  const { message } = expressPlayErrorBody(code, detail);
  const fault = `<soap:Fault><faultcode>soap:Server</faultcode><faultstring>${message}</faultstring><detail/></soap:Fault>`;
  return new Response(envelope(fault), {
    status: 500,
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/xml; charset=utf-8' },
  });
}

/** An AcquireLicense response as PlayReady's, but for what is in `License`. */
export function soapLicense(license: string): string {
  return envelope(
    `<AcquireLicenseResponse xmlns="${PROTOCOLS}"><AcquireLicenseResult>` +
      `<Response xmlns="${PROTOCOLS}/messages"><LicenseResponse xmlns="${PROTOCOLS}"><Version>1</Version>` +
      `<Licenses><License>${Buffer.from(license).toString('base64')}</License></Licenses>` +
      '</LicenseResponse></Response></AcquireLicenseResult></AcquireLicenseResponse>',
  );
}

function envelope(body: string): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`
  );
}
