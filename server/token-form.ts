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

/** What the token service is sent. Throws a TypeError where kid or key are none. `nowS`: seconds since the epoch. */
export function buildTokenForm(
  request: TokenRequest,
  { authenticator, useHttps }: TokenServiceAddress,
  nowS: number,
): URLSearchParams {
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
