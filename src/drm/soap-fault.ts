/** What a SOAP 1.1 fault says beside its words, which are never repeated. */
export interface SoapFault {
  /** PlayReady's own number, as Microsoft's lists have it: `0x8004c600`. `null`: none was given. */
  readonly hresult: string | null;
}

/** A fault is short, and what is longer is not read to its end. */
const MAX_CHARACTERS = 64 * 1024;

const FAULT = /<(?:[\w.-]+:)?Fault[\s>]/;

/** Where Microsoft's server SDK puts it: `detail/Exception/StatusCode`, else among the words. */
const STATUS_CODE = /<(?:[\w.-]+:)?StatusCode(?:\s[^>]*)?>\s*(0x[0-9a-f]{8})\s*</i;
const PLAYREADY_HRESULT = /\b(0x8004[bc][0-9a-f]{3})\b/i;

/** The fault in an answer of a PlayReady license server; `null` where the answer is none. */
export function parseSoapFault(body: string): SoapFault | null {
  const text = body.slice(0, MAX_CHARACTERS);
  if (!FAULT.test(text)) return null;
  const found = STATUS_CODE.exec(text)?.[1] ?? PLAYREADY_HRESULT.exec(text)?.[1];
  return { hresult: found?.toLowerCase() ?? null };
}
