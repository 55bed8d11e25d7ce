import { Hono, type Context } from 'hono';

import type { BaseUrlOf } from '../base-url.ts';
import { withFaults, type Faults } from '../faults.ts';
import type { StoredKeyOf } from './content-key.ts';
import { errorAnswer } from './error-answer.ts';
import { takeForcedCode } from './forced-codes.ts';
import { errorFormatOf, readTokenParameters } from './token-parameters.ts';
import { readTokenRequest } from './token-request.ts';
import { TOKEN_ROUTES, type TokenRoute } from './token-route.ts';
import type { TokenContents, TokenSealer } from './token.ts';

export interface TokenServiceOptions {
  readonly authenticator: string;
  /** Authenticators of the other environments, which are refused with that explanation. Default: there are none. */
  readonly elsewhere?: readonly string[] | undefined;
  readonly sealer: TokenSealer;
  readonly baseUrlOf: BaseUrlOf;
  /** Default: no key is stored. */
  readonly storedKeyOf?: StoredKeyOf | undefined;
  /** Whether a device (32 hexadecimal digits, lower case) has been seen at a redemption. Default: none has. */
  readonly isKnownDevice?: ((deviceId: string) => boolean) | undefined;
  readonly faults: Faults;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** ExpressPlay's token service of one environment: one key id and its policy in, one license URL with its token out. */
export function createTokenService(options: TokenServiceOptions): Hono {
  const app = new Hono();
  for (const route of TOKEN_ROUTES) {
    app.use(route.path, withFaults(options.faults, 'token'));
    app.on(['GET', 'POST'], route.path, (c) => answer(c, route, options));
  }
  return app;
}

async function answer(c: Context, route: TokenRoute, options: TokenServiceOptions): Promise<Response> {
  // Hono answers HEAD with what GET would say, and a token is not to be made for that.
  if (c.req.method === 'HEAD') return errorAnswer({ code: 0 }, 'html');
  const parameters = await readTokenParameters(c);
  const format = errorFormatOf(parameters);
  const forced = takeForcedCode(options.faults, route.drm);
  if (forced !== null) return errorAnswer({ code: forced }, format);
  const nowS = Math.floor(options.now() / 1000);
  const read = await readTokenRequest({ parameters, nowS }, route, {
    authenticator: options.authenticator,
    elsewhere: options.elsewhere ?? [],
    accountFaults: options.faults.account,
    storedKeyOf: options.storedKeyOf ?? (() => Promise.resolve(null)),
    isKnownDevice: options.isKnownDevice ?? (() => false),
  });
  if ('refusal' in read) return errorAnswer(read.refusal, format);
  return issue(read.contents, licenseBaseUrl(options.baseUrlOf(c), parameters), options);
}

/** Both as `text/uri-list`, as documented, though the PlayReady one is JSON (ExpressPlay: document defects). */
function issue(contents: TokenContents, baseUrl: string, { sealer, faults }: TokenServiceOptions): Response {
  const isBornDead = faults.expiredTokens > 0;
  if (isBornDead) faults.expiredTokens -= 1;
  const token = sealer.seal(isBornDead ? { ...contents, expiresAtS: contents.issuedAtS - 1 } : contents);
  const body =
    contents.drm === 'widevine'
      ? `${baseUrl}/hms/wv/rights/?ExpressPlayToken=${token}`
      : JSON.stringify({ licenseAcquisitionUrl: `${baseUrl}/playready/RightsManager.asmx`, token });
  return new Response(body, { headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/uri-list' } });
}

function licenseBaseUrl(baseUrl: string, parameters: URLSearchParams): string {
  return parameters.get('useHttps') === 'true' ? baseUrl.replace(/^http:/, 'https:') : baseUrl;
}
