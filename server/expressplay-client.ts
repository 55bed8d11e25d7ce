import { parseExpressPlayCode } from '../src/expressplay/error-code.ts';

/** One key for one license. Each parameter as the token service has it. */
export interface TokenRequest {
  readonly keySystem: 'widevine' | 'playready';
  /** Scheme and host of the token service. */
  readonly origin: string;
  readonly kid: string;
  readonly contentKey: string;
  readonly expirationTime: string;
  readonly cookie: string | undefined;
}

/** A license URL with its token, or ExpressPlay's code (the HTTP status where the answer has none) and message. */
export type TokenAnswer = { readonly url: string } | { readonly error: number; readonly errorText: string };

export interface ExpressPlayClient {
  requestToken(request: TokenRequest): Promise<TokenAnswer>;
}

/** Required by the documents; the demo asks for no more than every device has. */
const POLICIES = {
  widevine: { securityLevel: '1', hdcpOutputControl: '0' },
  playready: {
    rightsType: 'BuyToOwn',
    analogVideoOPL: '0',
    compressedDigitalAudioOPL: '0',
    compressedDigitalVideoOPL: '0',
    uncompressedDigitalAudioOPL: '0',
    uncompressedDigitalVideoOPL: '0',
  },
};

const PATHS = { widevine: '/hms/wv/token', playready: '/hms/pr/token' };

/** The one place that talks to the token service, and the one that adds the customer authenticator. */
export function createExpressPlayClient(
  authenticator: string,
  fetch: (request: Request) => Promise<Response>,
): ExpressPlayClient {
  return {
    requestToken: async ({ keySystem, origin, kid, contentKey, expirationTime, cookie }) => {
      const form = new URLSearchParams({
        customerAuthenticator: authenticator,
        errorFormat: 'json',
        kid,
        contentKey,
        ...POLICIES[keySystem],
        expirationTime,
        ...(cookie !== undefined && { cookie }),
      });
      // A form, not a query: what stands in a URL ends up in logs.
      return readTokenAnswer(await fetch(new Request(origin + PATHS[keySystem], { method: 'POST', body: form })));
    },
  };
}

/** By content: the service's Content-Type does not say what the body is (ExpressPlay: responses). */
async function readTokenAnswer(response: Response): Promise<TokenAnswer> {
  const body = (await response.text()).trim();
  const url = readPlayReadyUrl(body) ?? body.split(/\r?\n/).find((line) => /^https?:\/\/\S+$/.test(line));
  if (response.ok && url !== undefined) return { url };
  const contentType = response.headers.get('Content-Type') ?? 'no type';
  return {
    error: parseExpressPlayCode(body) ?? response.status,
    errorText:
      readText(body, 'message') ?? `Expected a token from the token service, got ${response.status} ${contentType}`,
  };
}

/** The license URL that carries the token in its query, as TVSDK's samples build it. */
function readPlayReadyUrl(body: string): string | null {
  const url = readText(body, 'licenseAcquisitionUrl');
  const token = readText(body, 'token');
  return url !== null && token !== null ? `${url}?ExpressPlayToken=${token}` : null;
}

function readText(body: string, name: string): string | null {
  try {
    const json = new Map(Object.entries(JSON.parse(body) as object));
    const text: unknown = json.get(name);
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}
