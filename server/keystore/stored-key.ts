import * as v from 'valibot';

export const MAX_TEXT_LENGTH = 1024;

/** RFC 3339 with `Z`. `Date` reads 30 February as 2 March: what it read must be what was written. */
export const DATE_TIME = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
  v.check((text) => {
    const date = new Date(text);
    return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19) === text.slice(0, 19);
  }),
);

export const TEXT = v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH));

/** A key as it rests: hexadecimal in lower case, the key itself only wrapped. */
export const STORED_KEY = v.strictObject({
  kid: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  ek: v.pipe(v.string(), v.regex(/^[0-9a-f]{48}$/)),
  /** Empty where an `ek` came without a `kek`, and nobody said how its kek is called. */
  kekId: TEXT,
  info: v.optional(TEXT),
  contentId: v.optional(TEXT),
  expiration: v.optional(DATE_TIME),
  lastUpdate: DATE_TIME,
});

export type StoredKey = v.InferOutput<typeof STORED_KEY>;

export function isExpired({ expiration }: Pick<StoredKey, 'expiration'>, nowMs: number): boolean {
  return expiration !== undefined && Date.parse(expiration) <= nowMs;
}
