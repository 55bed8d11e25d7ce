import { findBroken } from './parameter.ts';
import { OUTPUT_PROTECTION_LEVELS } from './playready-parameters.ts';
import { listParameters, TOKEN_TABLES, type TokenKeySystem } from './token-table.ts';

/** In so many seconds from issue, or at a time. */
export type TokenTime = { readonly inS: number } | { readonly at: Date };

/** Hexadecimal throughout. `kek` alone means the key that is stored under `kid`. */
export type KeySource =
  { readonly contentKey: string } | { readonly kek: string; readonly ek: string } | { readonly kek: string };

interface CommonRequest {
  readonly customerAuthenticator: string;
  /** 32 hexadecimal digits, or `^` and a name. */
  readonly kid: string;
  readonly key: KeySource;
  /** Default: JSON, since whoever builds a request with this can read it. */
  readonly errorFormat?: 'html' | 'json' | undefined;
  readonly useHttps?: boolean | undefined;
  /** Default: 30 days. */
  readonly expirationTime?: TokenTime | undefined;
  readonly cookie?: string | undefined;
}

export interface WidevineTokenRequest extends CommonRequest {
  readonly securityLevel: 1 | 2 | 3 | 4 | 5;
  readonly hdcpOutputControl: 0 | 1 | 2;
  readonly licenseDurationS?: number | undefined;
  readonly contentId?: string | undefined;
  /** `payload` in Base64. */
  readonly extensions?: readonly { readonly type: string; readonly payload: string }[] | undefined;
}

export interface PlayReadyTokenRequest extends CommonRequest {
  readonly rights:
    | { readonly type: 'BuyToOwn'; readonly isPersistent?: boolean | undefined }
    /** Always persistent. */
    | { readonly type: 'Rental'; readonly periodEnd: TokenTime; readonly playDurationS?: number | undefined };
  /** Each from 0 to 999. */
  readonly outputProtectionLevels: Readonly<Record<(typeof OUTPUT_PROTECTION_LEVELS)[number], number>>;
  readonly unknownOutputBehavior?: 'Allow' | 'Disallow' | 'SDOnly' | undefined;
  readonly outputControlFlags?: string | undefined;
  readonly extension?: { readonly type: string; readonly payload: string } | undefined;
  readonly deviceId?: string | undefined;
}

/** `undefined` leaves a parameter out. */
type Values = Readonly<Record<string, string | undefined>>;

/**
 * The parameters of a token request for Widevine, for a query or, better, a form. Throws a TypeError that names the
 * parameter, never its value, where the service would refuse it. `nowS`: seconds since the epoch.
 */
export function buildWidevineTokenRequest(request: WidevineTokenRequest, nowS: number): URLSearchParams {
  const extensions = (request.extensions ?? []).map(
    ({ type, payload }) => ['wvExtension', `${type},${payload}`] as const,
  );
  return check('widevine', nowS, [
    ...list(commonValues(request)),
    ...list({
      contentId: request.contentId,
      securityLevel: String(request.securityLevel),
      hdcpOutputControl: String(request.hdcpOutputControl),
      licenseDuration: formatNumber(request.licenseDurationS),
    }),
    ...extensions,
  ]);
}

/** As for Widevine. */
export function buildPlayReadyTokenRequest(request: PlayReadyTokenRequest, nowS: number): URLSearchParams {
  const { rights, outputProtectionLevels, extension } = request;
  const isRental = rights.type === 'Rental';
  const isPersistent = isRental || rights.isPersistent === true;
  return check('playready', nowS, [
    ...list(commonValues(request)),
    ...list({
      generalFlags: isPersistent ? '00000001' : undefined,
      rightsType: rights.type,
      'rental.periodEndTime': isRental ? formatTime(rights.periodEnd) : undefined,
      'rental.playDuration': isRental ? formatNumber(rights.playDurationS) : undefined,
    }),
    ...OUTPUT_PROTECTION_LEVELS.map((level) => [level, String(outputProtectionLevels[level])] as const),
    ...list({
      unknownOutputBehavior: request.unknownOutputBehavior,
      outputControlFlags: request.outputControlFlags,
      extensionType: extension?.type,
      extensionPayload: extension?.payload,
      deviceid: request.deviceId,
    }),
  ]);
}

function commonValues(request: CommonRequest): Values {
  const { customerAuthenticator, kid, key, errorFormat = 'json', useHttps, expirationTime, cookie } = request;
  return {
    customerAuthenticator,
    errorFormat,
    useHttps: useHttps === true ? 'true' : undefined,
    kid,
    ...key,
    expirationTime: expirationTime && formatTime(expirationTime),
    cookie,
  };
}

function check(
  keySystem: TokenKeySystem,
  nowS: number,
  pairs: readonly (readonly [string, string])[],
): URLSearchParams {
  const parameters = new URLSearchParams(pairs.map(([name, value]) => [name, value]));
  const broken = findBroken(listParameters(TOKEN_TABLES[keySystem]), { parameters, nowS });
  if (broken) throw new TypeError(`${broken.row.name} ${broken.check.when} (ExpressPlay ${broken.check.code})`);
  return parameters;
}

const list = (values: Values): readonly (readonly [string, string])[] =>
  Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));

const formatNumber = (value: number | undefined): string | undefined => (value === undefined ? value : String(value));

/** Without fractions of a second, which RFC 3339 has and not every reader. What is no time stays none. */
function formatTime(time: TokenTime): string {
  if ('inS' in time) return `+${time.inS}`;
  return Number.isNaN(time.at.getTime()) ? 'no time' : time.at.toISOString().replace(/\.\d+Z$/, 'Z');
}
