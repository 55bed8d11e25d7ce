import * as v from 'valibot';

import { isHex } from '../../src/expressplay/formats.ts';
import { readBody } from '../read-body.ts';
import { invalidParameters, invalidSyntax } from './keystore-error.ts';
import { parseKid } from './kid.ts';
import { DATE_TIME, isExpired, TEXT } from './stored-key.ts';

const MAX_BODY_BYTES = 64 * 1024;

const hexOf = (digits: number) =>
  v.pipe(
    v.string(),
    v.check((text) => isHex(text, digits)),
    v.toLowerCase(),
  );

/** What is not named here is ignored, `lastUpdate` too: that is the server's. */
const FIELDS = v.object({
  kid: v.optional(v.string()),
  k: v.optional(hexOf(32)),
  ek: v.optional(hexOf(48)),
  kekId: v.optional(TEXT),
  info: v.nullish(TEXT),
  contentId: v.nullish(TEXT),
  expiration: v.nullish(DATE_TIME),
});

/** A key object as it was sent, in part or whole; `null` takes a field away. Hexadecimal in lower case, `kid` as sent. */
export type KeyFields = v.InferOutput<typeof FIELDS>;

/** The body of POST and PUT; `null` where it is empty. Throws KeystoreError 3 where it is no object, 2 for its fields. */
export async function readKeyFields(request: Request, nowMs: number): Promise<KeyFields | null> {
  const body = await readBody(request, MAX_BODY_BYTES);
  if (!body) throw invalidParameters(`The body is longer than ${MAX_BODY_BYTES} bytes`);
  if (body.length === 0) return null;
  const parsed = v.safeParse(FIELDS, parseObject(body));
  if (!parsed.success) throw invalidParameters(`Invalid ${v.getDotPath(parsed.issues[0]) ?? 'key object'}`);
  const { k, ek, expiration } = parsed.output;
  if (k !== undefined && ek !== undefined) throw invalidParameters('Only one of k and ek can be given');
  if (isExpired({ expiration: expiration ?? undefined }, nowMs)) throw invalidParameters('expiration is in the past');
  return parsed.output;
}

/** `kek` in the query, in lower case. Throws KeystoreError 2 where it is not 16 bytes. */
export function readKek(query: URLSearchParams): string | undefined {
  const kek = query.get('kek');
  if (kek === null) return undefined;
  if (!isHex(kek, 32)) throw invalidParameters('kek must be 32 hexadecimal digits');
  return kek.toLowerCase();
}

/** The kids of a path, `/…/keys/{kid1},{kid2}`: a `^string` may hold any separator, percent-encoded. */
export function readKids(pathname: string): readonly string[] {
  const segment = /\/keys\/([^/]*)/.exec(pathname)?.[1] ?? '';
  return segment.split(',').map((part) => requireKid(decode(part)));
}

export function readOneKid(pathname: string): string {
  const [kid, ...others] = readKids(pathname);
  if (kid === undefined || others.length > 0) throw invalidParameters('One kid at a time');
  return kid;
}

export function requireKid(text: string): string {
  const kid = parseKid(text);
  if (kid === null) throw invalidParameters('kid must be 32 hexadecimal digits, or ^ and up to 64 ASCII characters');
  return kid;
}

function parseObject(body: Buffer): object {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw invalidSyntax('The body is not JSON');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw invalidSyntax('The body is no object');
  return json;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw invalidParameters('The path is not UTF-8');
  }
}
