import * as v from 'valibot';
import { TIMELINE } from './feed-timeline.ts';

export const HEX_KEY_ID = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'expected 32 lower-case hexadecimal digits'));
export const HTTP_URL = v.pipe(v.string(), v.regex(/^https?:\/\/[^/]/, 'expected an absolute http(s) URL'));
const BASE64 = v.pipe(v.string(), v.regex(/^(?:[\w+/-]{4})*(?:[\w+/-]{2}(?:==)?|[\w+/-]{3}=?)?$/, 'expected base64'));

const PROTECTION = v.union([
  v.literal('none'),
  v.object({
    keyIds: v.pipe(v.array(HEX_KEY_ID), v.minLength(1)),
    /** Base64 of EME init data of type `cenc` (`pssh` boxes), one entry per key id, in the same order. */
    initData: v.array(BASE64),
    /** Those of `keyIds` that every playback begins with (audio and the smallest pictures); absent: learnt from the manifest. */
    startKeyIds: v.optional(v.array(HEX_KEY_ID), []),
  }),
]);

/** One packaging of a title. Codecs are RFC 6381 strings, the lowest level of each content type. */
const SOURCE = v.object({
  manifestUrl: HTTP_URL,
  codecs: v.object({ audio: v.string(), video: v.string() }),
});

/** How the requests of a title are authenticated; names and defaults of TVSDK's NetworkConfiguration. */
const NETWORK = v.object({
  cookieHeaders: v.optional(v.record(v.string(), v.string()), {}),
  useCookieHeadersForAllRequests: v.optional(v.boolean(), false),
  forceNativeNetworking: v.optional(v.boolean(), false),
  readSetCookieHeader: v.optional(v.boolean(), true),
  useRedirectedUrl: v.optional(v.boolean(), true),
});

const LOCALIZED = v.record(v.string(), v.string());

/** One title as the storefront describes it. Absent `protection`: learnt from the manifest. */
export const TITLE_SCHEMA = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  /** By BCP 47 language, `en` always present: `{ en: 'Aurora', fr: 'Aurore' }`. */
  title: v.intersect([LOCALIZED, v.object({ en: v.string() })]),
  synopsis: v.intersect([LOCALIZED, v.object({ en: v.string() })]),
  year: v.optional(v.pipe(v.number(), v.integer())),
  /** Seconds. */
  duration: v.optional(v.number()),
  /** A channel: it has no end, and so no duration. */
  isLive: v.optional(v.boolean()),
  rating: v.optional(v.string()),
  /** Of the tallest picture, in lines. */
  maxHeight: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))), undefined),
  /** BCP 47, the original first. */
  audioLanguages: v.fallback(v.optional(v.array(v.string())), undefined),
  /** BCP 47. */
  subtitleLanguages: v.fallback(v.optional(v.array(v.string())), undefined),
  /** Short facts shown as they are: `UHD`, `HDR`, `5.1`, `CC`. */
  badges: v.optional(v.array(v.string()), []),
  artwork: v.object({
    /** 16:9, shown at 400x225 CSS px. */
    card: HTTP_URL,
    /** 16:9, shown at 1920x1080 CSS px. */
    background: HTTP_URL,
  }),
  /** Best first: the app takes the first whose codecs this device can play. All share the keys of `protection`. */
  sources: v.pipe(v.array(SOURCE), v.minLength(1)),
  protection: v.optional(PROTECTION),
  network: v.optional(NETWORK),
  ...TIMELINE,
});

export type FeedTitle = v.InferOutput<typeof TITLE_SCHEMA>;

/** One row of cards on Home. */
export interface Rail {
  readonly id: string;
  /** By language, `en` always present. */
  readonly title: Readonly<Record<string, string>>;
  readonly titles: readonly FeedTitle[];
}
