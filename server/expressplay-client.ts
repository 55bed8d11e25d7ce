import { setTimeout as sleep } from 'node:timers/promises';

import { parseTokenAnswer } from '../src/expressplay/token-answer.ts';
import { buildPlayReadyTokenRequest, buildWidevineTokenRequest } from '../src/expressplay/token-request.ts';
import type { TokenKeySystem } from '../src/expressplay/token-table.ts';
import type { TokenServiceAddress } from './token-service-address.ts';

/** One key for one license. */
export interface TokenRequest {
  readonly keySystem: TokenKeySystem;
  /** Scheme and host that the storefront was reached at. */
  readonly origin: string;
  readonly kid: string;
  readonly contentKey: string;
  /** As the token service has it; so is the cookie. */
  readonly expirationTime: string;
  readonly cookie: string | undefined;
  /** Parameters in place of the demo's own policy. */
  readonly policy?: Readonly<Record<string, string>>;
}

/** A license URL with its token, or ExpressPlay's code (the HTTP status where the answer has none) and message. */
export type TokenAnswer = { readonly url: string } | { readonly error: number; readonly errorText: string };

export interface ExpressPlayClient {
  requestToken(request: TokenRequest): Promise<TokenAnswer>;
}

export interface ExpressPlayClientOptions {
  readonly address: TokenServiceAddress;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** For one try, of which there are two. Default: 4 s, so that both fit into the time that the app gives an entitlement. */
  readonly timeoutMs?: number | undefined;
  /** Between an answer of 5xx and the one further try. Default: a quarter of a second. */
  readonly retryDelayMs?: number | undefined;
}

/**
 * The one place that talks to the token service, and the one that adds the customer authenticator. Whoever asks for the
 * same token while it is being asked for gets the same answer. Throws a TypeError where kid or key are none.
 */
export function createExpressPlayClient(options: ExpressPlayClientOptions): ExpressPlayClient {
  const underWay = new Map<string, Promise<TokenAnswer>>();
  return {
    requestToken: (request) => {
      const url = options.address.urlOf(request.keySystem, request.origin);
      const form = buildForm(request, options);
      const call = `${url} ${form.toString()}`;
      const known = underWay.get(call);
      if (known) return known;
      const answer = askTwice(url, form, options).finally(() => underWay.delete(call));
      underWay.set(call, answer);
      return answer;
    },
  };
}

/** Required by the documents; the demo asks for no more than every device has. */
const WIDEVINE_POLICY = { securityLevel: 1, hdcpOutputControl: 0 } as const;
const PLAYREADY_POLICY = {
  rights: { type: 'BuyToOwn' },
  outputProtectionLevels: {
    analogVideoOPL: 0,
    compressedDigitalAudioOPL: 0,
    compressedDigitalVideoOPL: 0,
    uncompressedDigitalAudioOPL: 0,
    uncompressedDigitalVideoOPL: 0,
  },
} as const;

function buildForm(request: TokenRequest, { address, now }: ExpressPlayClientOptions): URLSearchParams {
  const nowS = Math.floor(now() / 1000);
  const { authenticator, useHttps } = address;
  const common = {
    customerAuthenticator: authenticator,
    kid: request.kid,
    key: { contentKey: request.contentKey },
    useHttps,
  };
  const form =
    request.keySystem === 'widevine'
      ? buildWidevineTokenRequest({ ...common, ...WIDEVINE_POLICY }, nowS)
      : buildPlayReadyTokenRequest({ ...common, ...PLAYREADY_POLICY }, nowS);
  // Not looked at here: what the caller wants is for the service to judge.
  for (const [name, value] of Object.entries(request.policy ?? {})) form.set(name, value);
  form.set('expirationTime', request.expirationTime);
  if (request.cookie !== undefined) form.set('cookie', request.cookie);
  return form;
}

/** Only 5xx may pass by itself; what was refused, or not answered in time, is not asked again. */
async function askTwice(url: string, form: URLSearchParams, options: ExpressPlayClientOptions): Promise<TokenAnswer> {
  const { timeoutMs = 4000, retryDelayMs = 250 } = options;
  const ask = async (): Promise<{ readonly status: number; readonly answer: TokenAnswer }> => {
    // A form, not a query: what stands in a URL ends up in logs.
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await options.address.fetch(new Request(url, { method: 'POST', body: form, signal }));
      return { status: response.status, answer: await readAnswer(response) };
    } catch {
      const why = signal.aborted ? `did not answer within ${timeoutMs} ms` : 'could not be reached';
      return { status: 0, answer: { error: signal.aborted ? 504 : 502, errorText: `The token service ${why}` } };
    }
  };
  const first = await ask();
  if (first.status < 500) return first.answer;
  await sleep(retryDelayMs);
  return (await ask()).answer;
}

async function readAnswer(response: Response): Promise<TokenAnswer> {
  const read = parseTokenAnswer(await response.text());
  if (response.ok && read.type === 'token') return { url: read.url };
  if (read.type === 'refused') return { error: read.code, errorText: `[${read.code}] ${read.text}` };
  const contentType = response.headers.get('Content-Type') ?? 'no type';
  const errorText = `Expected a token from the token service, got ${response.status} ${contentType}`;
  return { error: response.ok ? 502 : response.status, errorText };
}
