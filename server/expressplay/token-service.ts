import { Hono, type Context } from 'hono';

import type { BaseUrlOf } from '../base-url.ts';
import { withFaults, type Faults } from '../faults.ts';
import { readBody } from '../read-body.ts';
import { errorAnswer } from './error-answer.ts';
import { readTokenRequest } from './token-request.ts';
import type { TokenSealer } from './token.ts';

export interface TokenServiceOptions {
  readonly authenticator: string;
  readonly sealer: TokenSealer;
  readonly baseUrlOf: BaseUrlOf;
  readonly faults: Faults;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const MAX_FORM_BYTES = 64 * 1024;

/** ExpressPlay's Widevine token service: one key id and its policy in, one license URL with its token out. */
export function createTokenService(options: TokenServiceOptions): Hono {
  const app = new Hono();
  app.use('/hms/wv/token', withFaults(options.faults, 'token'));
  app.on(['GET', 'POST'], '/hms/wv/token', async (c) => {
    const parameters = await readParameters(c);
    const nowS = Math.floor(options.now() / 1000);
    const request = readTokenRequest(parameters, { authenticator: options.authenticator, nowS });
    if ('refusal' in request) return errorAnswer(request.refusal, errorFormatOf(parameters));
    const isBornDead = options.faults.expiredTokens > 0;
    if (isBornDead) options.faults.expiredTokens -= 1;
    const token = options.sealer.seal({
      drm: 'widevine',
      kid: request.kid,
      key: request.contentKey,
      issuedAtS: nowS,
      expiresAtS: isBornDead ? nowS - 1 : request.expiresAtS,
      cookie: request.cookie,
      policy: request.policy,
    });
    return uriList(`${licenseBaseUrl(options.baseUrlOf(c), parameters)}/hms/wv/rights/?ExpressPlayToken=${token}`);
  });
  return app;
}

/** The query first, then the form: where both name a parameter, the query wins. */
async function readParameters(c: Context): Promise<URLSearchParams> {
  const parameters = new URLSearchParams(new URL(c.req.url).search);
  const contentType = c.req.header('Content-Type') ?? '';
  if (c.req.method !== 'POST' || !/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType)) return parameters;
  const form = await readBody(c.req.raw, MAX_FORM_BYTES);
  for (const [name, value] of new URLSearchParams(form?.toString() ?? '')) parameters.append(name, value);
  return parameters;
}

/** The format of an error, as far as it can be read: HTML unless JSON is asked for. */
export function errorFormatOf(parameters: URLSearchParams): 'html' | 'json' {
  return parameters.get('errorFormat') === 'json' ? 'json' : 'html';
}

function licenseBaseUrl(baseUrl: string, parameters: URLSearchParams): string {
  return parameters.get('useHttps') === 'true' ? baseUrl.replace(/^http:/, 'https:') : baseUrl;
}

function uriList(url: string): Response {
  return new Response(url, { headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/uri-list' } });
}
