import { parseExpressPlayCode } from '../src/expressplay/errors.ts';

/** One key for one license. Each parameter as the token service has it. */
export interface WidevineTokenRequest {
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
  requestWidevineToken(request: WidevineTokenRequest): Promise<TokenAnswer>;
}

/** The one place that talks to the token service, and the one that adds the customer authenticator. */
export function createExpressPlayClient(
  authenticator: string,
  fetch: (request: Request) => Promise<Response>,
): ExpressPlayClient {
  return {
    requestWidevineToken: async ({ origin, kid, contentKey, expirationTime, cookie }) => {
      const form = new URLSearchParams({
        customerAuthenticator: authenticator,
        errorFormat: 'json',
        kid,
        contentKey,
        // Required by the documents; the demo asks for no more than every device has.
        securityLevel: '1',
        hdcpOutputControl: '0',
        expirationTime,
        ...(cookie !== undefined && { cookie }),
      });
      // A form, not a query: what stands in a URL ends up in logs.
      return readTokenAnswer(await fetch(new Request(`${origin}/hms/wv/token`, { method: 'POST', body: form })));
    },
  };
}

/** By content: the service's Content-Type does not say what the body is (ExpressPlay: responses). */
async function readTokenAnswer(response: Response): Promise<TokenAnswer> {
  const body = (await response.text()).trim();
  const url = body.split(/\r?\n/).find((line) => /^https?:\/\/\S+$/.test(line));
  if (response.ok && url !== undefined) return { url };
  const contentType = response.headers.get('Content-Type') ?? 'no type';
  return {
    error: parseExpressPlayCode(body) ?? response.status,
    errorText:
      readMessage(body) ?? `Expected text/uri-list from the token service, got ${response.status} ${contentType}`,
  };
}

function readMessage(body: string): string | null {
  try {
    const json: unknown = JSON.parse(body);
    const hasMessage = typeof json === 'object' && json !== null && 'message' in json;
    return hasMessage && typeof json.message === 'string' ? json.message : null;
  } catch {
    return null;
  }
}
