import { Hono, type Context } from 'hono';

import type { BaseUrlOf } from '../base-url.ts';
import { withFaults, type Faults } from '../faults.ts';
import { readBody } from '../read-body.ts';
import { errorAnswer } from './error-answer.ts';
import { readTokenRequest, type TokenDrm } from './token-request.ts';
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

const PATHS: Readonly<Record<TokenDrm, string>> = { widevine: '/hms/wv/token', playready: '/hms/pr/token' };

/** ExpressPlay's token service: one key id and its policy in, one license URL with its token out. */
export function createTokenService(options: TokenServiceOptions): Hono {
  const app = new Hono();
  for (const drm of ['widevine', 'playready'] as const) {
    app.use(PATHS[drm], withFaults(options.faults, 'token'));
    app.on(['GET', 'POST'], PATHS[drm], (c) => issueToken(c, drm, options));
  }
  return app;
}

async function issueToken(c: Context, drm: TokenDrm, options: TokenServiceOptions): Promise<Response> {
  const parameters = await readParameters(c);
  const nowS = Math.floor(options.now() / 1000);
  const read = readTokenRequest(parameters, { drm, authenticator: options.authenticator, nowS });
  if ('refusal' in read) return errorAnswer(read.refusal, errorFormatOf(parameters));
  const isBornDead = options.faults.expiredTokens > 0;
  if (isBornDead) options.faults.expiredTokens -= 1;
  const token = options.sealer.seal(isBornDead ? { ...read.contents, expiresAtS: nowS - 1 } : read.contents);
  return tokenAnswer(drm, licenseBaseUrl(options.baseUrlOf(c), parameters), token);
}

/** Both as `text/uri-list`, as documented, though the PlayReady one is JSON (ExpressPlay: document defects). */
function tokenAnswer(drm: TokenDrm, baseUrl: string, token: string): Response {
  const body =
    drm === 'widevine'
      ? `${baseUrl}/hms/wv/rights/?ExpressPlayToken=${token}`
      : JSON.stringify({ licenseAcquisitionUrl: `${baseUrl}/playready/RightsManager.asmx`, token });
  return new Response(body, { headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/uri-list' } });
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
