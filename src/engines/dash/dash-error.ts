import { PlayerError, type PlayerErrorCode } from '../../errors.ts';
import { redact, redactUrl } from '../../lib/redact.ts';

/** What dash.js reports with its `error` event, as far as it is read here. */
export interface DashError {
  readonly code?: number;
  readonly message?: string;
  readonly data?: unknown;
}

/** dash.js 5.2.1 `Errors` to ours. Codes that end no playback are not in the table. */
const CODES: Readonly<Partial<Record<number, PlayerErrorCode>>> = {
  // HTMLMediaElement.error
  2: 'MEDIA_SEGMENT_UNREACHABLE',
  3: 'MEDIA_DECODE',
  4: 'MEDIA_UNSUPPORTED',
  // manifest: parse, load, load (download), parse, no streams in it
  10: 'MEDIA_MANIFEST_INVALID',
  11: 'MEDIA_MANIFEST_UNREACHABLE',
  25: 'MEDIA_MANIFEST_UNREACHABLE',
  31: 'MEDIA_MANIFEST_INVALID',
  32: 'MEDIA_UNSUPPORTED',
  // append to the SourceBuffer, MediaSource or EME missing, multiplexed, type unsupported
  20: 'MEDIA_DECODE',
  23: 'MEDIA_UNSUPPORTED',
  24: 'MEDIA_UNSUPPORTED',
  34: 'MEDIA_UNSUPPORTED',
  35: 'MEDIA_UNSUPPORTED',
  // every track has a key that is output-restricted or broken
  36: 'KEY_OUTPUT_RESTRICTED',
  // sidx, media segment, init segment
  15: 'MEDIA_SEGMENT_UNREACHABLE',
  17: 'MEDIA_SEGMENT_UNREACHABLE',
  26: 'MEDIA_SEGMENT_UNREACHABLE',
  27: 'MEDIA_SEGMENT_UNREACHABLE',
  28: 'MEDIA_SEGMENT_UNREACHABLE',
};

/** `null`: nothing that matters. MEDIA_SUBTITLES_UNUSABLE is the one that ends no playback. */
export function toDashPlayerError(error: DashError): PlayerError | null {
  const dashCode = error.code;
  const code = dashCode === undefined ? undefined : CODES[dashCode];
  if (dashCode === undefined || code === undefined) return null;
  const { url, status, mediaType } = requestOf(error.data);
  const details = {
    dashCode,
    ...(url === null ? {} : { url: redactUrl(url) }),
    ...(status === null ? {} : { httpStatus: status }),
  };
  const isOfText = mediaType === 'text' && code === 'MEDIA_SEGMENT_UNREACHABLE';
  return new PlayerError(
    isOfText ? 'MEDIA_SUBTITLES_UNUSABLE' : code,
    `dash.js ${dashCode}: ${redact(error.message ?? 'no message')}`,
    { details },
  );
}

/** dash.js gives download errors the request and the response they came from. */
function requestOf(data: unknown): {
  readonly url: string | null;
  readonly status: number | null;
  readonly mediaType: string | null;
} {
  const url = stringAt(data, 'request', 'url');
  const status = valueAt(data, 'response', 'status');
  const mediaType = stringAt(data, 'request', 'mediaType');
  return { url, mediaType, status: typeof status === 'number' && status > 0 ? status : null };
}

function stringAt(value: unknown, ...path: readonly string[]): string | null {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : null;
}

function valueAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (current, key) =>
      typeof current === 'object' && current !== null ? (current as Record<string, unknown>)[key] : null,
    value,
  );
}
