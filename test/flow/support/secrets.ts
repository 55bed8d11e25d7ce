import type { Exchange } from './tv.ts';

/** The three ways a 16-byte secret is written on a wire. */
export function spellings(hex: string): readonly string[] {
  const bytes = Buffer.from(hex, 'hex');
  return [hex, hex.toUpperCase(), bytes.toString('base64url'), bytes.toString('base64')];
}

/** Exchanges with the license server. */
export function licenseExchanges(exchanges: readonly Exchange[]): readonly Exchange[] {
  return exchanges.filter(({ method, url }) => method === 'POST' && new URL(url).pathname.startsWith('/hms/wv/rights'));
}

/** Hexadecimal content keys that the ClearKey licenses carried. */
export function keysOf(licenses: readonly Exchange[]): readonly string[] {
  const read = ({ body }: Exchange): { keys: { k: string }[] } =>
    JSON.parse(body.toString()) as { keys: { k: string }[] };
  return licenses.flatMap((license) => read(license).keys.map(({ k }) => Buffer.from(k, 'base64url').toString('hex')));
}

/** Where any of the spellings stands: in a URL, a header or a body, of a request or an answer. */
export function placesOf(secret: readonly string[], exchanges: readonly Exchange[]): readonly string[] {
  const holds = ({ url, requestHeaders, responseHeaders, body }: Exchange): boolean => {
    const text = [url, JSON.stringify(requestHeaders), JSON.stringify(responseHeaders), body.toString('latin1')].join(
      '\n',
    );
    return secret.some((spelling) => text.includes(spelling));
  };
  return exchanges.filter(holds).map(({ method, url }) => `${method} ${new URL(url).pathname}`);
}
