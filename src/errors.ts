/** What a viewer can do about an error: the second button of the error panel, after Retry where Retry can help. */
export type Recovery = 'retry' | 'reauthorize' | 'other-quality' | 'exit';

/**
 * Every code and its recovery. The prefix names the step of the playback path that failed (architecture §5, §8).
 * The words that people read are in `ui/`, one text per code and language.
 */
export const RECOVERY = {
  /** The app's own configuration, or a resource handed to it, cannot be used. */
  CONFIG_INVALID: 'exit',
  /** One entry of the feed does not fit the schema; `details.field` names the field. The other titles still work. */
  CONFIG_FEED_ENTRY: 'exit',
  /** The page is no secure context, so the browser offers no EME. */
  CONFIG_INSECURE_CONTEXT: 'exit',
  /** A configured or granted cookie cannot be written down (RFC 6265); `details.field` names it. */
  CONFIG_COOKIE_INVALID: 'exit',
  /** Nothing on this device can put these cookies on a request; `details` names them and the class of the request. */
  CONFIG_COOKIE_UNDELIVERABLE: 'exit',
  /** The storefront does not know this session (any more). */
  ENTITLEMENT_SIGNED_OUT: 'reauthorize',
  /** The storefront knows the viewer and says no. */
  ENTITLEMENT_DENIED: 'exit',
  /** The storefront did not answer, or answered with a fault of its own. */
  ENTITLEMENT_UNREACHABLE: 'retry',
  /** The storefront answered with something that does not fit the schema; `details.field` names the field. */
  ENTITLEMENT_INVALID: 'retry',
  /** The ExpressPlay token service refused the storefront's request; `details.expressPlayCode` says why. */
  TOKEN_REFUSED: 'retry',
  /** This device has none of the key systems that the title can use. */
  KEY_SYSTEM_UNAVAILABLE: 'exit',
  /** The CDM failed to make a session or a key request. */
  KEY_SESSION_FAILED: 'retry',
  /** The license did not bring the key that the picture needs. */
  KEY_MISSING: 'reauthorize',
  /** The key may not be used on this output (HDCP) at this quality. */
  KEY_OUTPUT_RESTRICTED: 'other-quality',
  /** The license server refused; `details.expressPlayCode` or `details.httpStatus` says why. */
  LICENSE_DENIED: 'reauthorize',
  /** The time that the license is good for, counted from the start of playback, is over. */
  LICENSE_EXPIRED: 'exit',
  /** The license server did not answer in time, or answered with a fault of its own. */
  LICENSE_UNREACHABLE: 'retry',
  /** The license server answered with something that is no license. */
  LICENSE_INVALID: 'retry',
  /** The manifest was not there, or could not be fetched. */
  MEDIA_MANIFEST_UNREACHABLE: 'retry',
  /** The manifest is no valid MPD. */
  MEDIA_MANIFEST_INVALID: 'exit',
  /** A segment was not there, or could not be fetched; `details.url` names it. */
  MEDIA_SEGMENT_UNREACHABLE: 'retry',
  /** The subtitles of a track cannot be fetched or read; picture and sound go on without them. `details.url` names them. */
  MEDIA_SUBTITLES_UNUSABLE: 'retry',
  /** No track of the title can be played on this device. */
  MEDIA_UNSUPPORTED: 'exit',
  /** The decoder gave up. */
  MEDIA_DECODE: 'other-quality',
  /** A part of the app itself could not be fetched. */
  NETWORK_UNREACHABLE: 'retry',
  /** There is no network. */
  NETWORK_OFFLINE: 'retry',
} as const satisfies Record<string, Recovery>;

export type PlayerErrorCode = keyof typeof RECOVERY;

/** Foreign numbers and names kept for support. Never a token, cookie, key or authenticator (house style, rule 18). */
export interface ErrorDetails {
  readonly expressPlayCode?: number;
  readonly httpStatus?: number;
  /** A PlayReady license server's own number: `0x8004c600`. */
  readonly hresult?: string;
  /** The storefront's own `error` in an entitlement: like an HTTP status, but it was sent with 200. */
  readonly entitlementError?: number;
  /** dash.js's `error.code`. */
  readonly dashCode?: number;
  /** Name of the DOMException or of the AVPlay error. */
  readonly name?: string;
  /** Path of the field that does not fit its schema: `titles.3.artwork.card`. */
  readonly field?: string;
  /** Redacted. */
  readonly url?: string;
  /** Hexadecimal, without dashes. */
  readonly keyIds?: readonly string[];
  readonly retryAfterS?: number;
  /** Names alone. */
  readonly cookieNames?: readonly string[];
  /** What the request was for: `license`, `segment`. */
  readonly requestClass?: string;
}

/** The one error class of the app. `message` is for developers: what was expected, from where, and what came. */
export class PlayerError extends Error {
  readonly code: PlayerErrorCode;
  readonly details: ErrorDetails;
  /** `Error.cause` is missing on the floor (Chromium 63), so it is declared here. */
  readonly cause: unknown;

  constructor(code: PlayerErrorCode, message: string, options: { cause?: unknown; details?: ErrorDetails } = {}) {
    super(message);
    this.name = 'PlayerError';
    this.code = code;
    this.details = options.details ?? {};
    this.cause = options.cause;
  }

  get recovery(): Recovery {
    return RECOVERY[this.code];
  }
}

/** A thrown value as `PlayerError`: itself if it is one, else wrapped under the code of the step that was under way. */
export function toPlayerError(thrown: unknown, code: PlayerErrorCode, message: string): PlayerError {
  if (thrown instanceof PlayerError) return thrown;
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return new PlayerError(code, message, { cause: thrown, details: { name } });
}
