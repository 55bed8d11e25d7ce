import * as v from 'valibot';

import { readDateTime } from '../../src/expressplay/token-time.ts';

export const MAX_TEXT_LENGTH = 1024;

/** RFC 3339 with `Z`, as the token service has it. */
export const DATE_TIME = v.pipe(
  v.string(),
  v.check((text) => readDateTime(text) !== null),
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
