import * as v from 'valibot';

/** A key id in a ClearKey challenge: 16 bytes in base64url without padding. */
const KEY_ID = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{21}[AQgw]$/));

const CHALLENGE = v.object({
  kids: v.pipe(v.array(KEY_ID), v.minLength(1)),
  type: v.literal('temporary'),
});

/** Key ids that a ClearKey challenge asks for, in lower-case hexadecimal; `null` where it is none (a Widevine one is binary). */
export function readClearKeyChallenge(challenge: Buffer): readonly string[] | null {
  let json: unknown;
  try {
    json = JSON.parse(challenge.toString());
  } catch {
    return null;
  }
  const result = v.safeParse(CHALLENGE, json);
  return result.success ? result.output.kids.map((kid) => Buffer.from(kid, 'base64url').toString('hex')) : null;
}

/** The JWK set that EME's ClearKey takes as a license: the one place where a content key leaves the server. */
export function makeClearKeyLicense(kid: string, key: string): string {
  const toBase64Url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
  return JSON.stringify({ keys: [{ kty: 'oct', kid: toBase64Url(kid), k: toBase64Url(key) }], type: 'temporary' });
}
