import { parseErrorBody, type ExpressPlayError } from './error-body.ts';
import { parseJsonObject } from './json-object.ts';

/** A token, as far as the key system tells it apart from its URL, or why there is none. */
export type TokenAnswer =
  | {
      readonly type: 'token';
      /** Where to redeem it: a license URL with the token in its query. */
      readonly url: string;
    }
  | ({ readonly type: 'refused' } & ExpressPlayError)
  /** Neither a token nor an ExpressPlay error. */
  | { readonly type: 'unreadable' };

/**
 * Reads the answer of the token service by what it holds: a URI list (Widevine), a JSON object (PlayReady), or an error
 * in JSON or HTML. The Content-Type is not asked: PlayReady's JSON comes as `text/uri-list`. Line ends and space around do
 * not matter.
 */
export function parseTokenAnswer(body: string): TokenAnswer {
  const url = findPlayReadyUrl(body) ?? findListedUrl(body);
  if (url !== null) return { type: 'token', url };
  const error = parseErrorBody(body);
  return error ? { type: 'refused', ...error } : { type: 'unreadable' };
}

/** As TVSDK's samples build it: the license URL with the token in its query. */
function findPlayReadyUrl(body: string): string | null {
  const json = parseJsonObject(body);
  const url = json?.licenseAcquisitionUrl;
  const token = json?.token;
  if (typeof url !== 'string' || typeof token !== 'string') return null;
  if (!/^https?:\/\/[^\s?#]+$/i.test(url.trim()) || !/^[\w-]+$/.test(token.trim())) return null;
  return `${url.trim()}?ExpressPlayToken=${token.trim()}`;
}

/** RFC 2483: one URI a line, and `#` begins a comment. Only a URL that carries a token is one. */
function findListedUrl(body: string): string | null {
  const lines = body.split(/\r\n|\r|\n/).map((line) => line.trim());
  return lines.find((line) => /^https?:\/\/\S+[?&]ExpressPlayToken=[\w-]+(?:&\S*)?$/i.test(line)) ?? null;
}
