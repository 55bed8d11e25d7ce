import { parseExpressPlayCode } from '../expressplay/error-code.ts';
import { parseSoapFault } from './soap-fault.ts';
import { decodeXmlText } from './xml-text.ts';

/** The numbers in a license server's no. */
export interface LicenseRefusal {
  readonly expressPlayCode?: number;
  /** PlayReady's own: `0x8004c600`. */
  readonly hresult?: string;
}

/**
 * How a license server says no, under whatever status: ExpressPlay's code in JSON, HTML or SOAP; else a SOAP fault, with
 * PlayReady's number where it has one. `null`: the body is no refusal.
 */
export function readLicenseRefusal(body: ArrayBuffer): LicenseRefusal | null {
  const text = decodeXmlText(body);
  const expressPlayCode = parseExpressPlayCode(text);
  if (expressPlayCode !== null) return { expressPlayCode };
  const fault = parseSoapFault(text);
  if (fault === null) return null;
  return fault.hresult === null ? {} : { hresult: fault.hresult };
}
