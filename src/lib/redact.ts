const REDACTED = '[redacted]';

/** Fields of JSON bodies, and headers printed as JSON. */
const FIELDS =
  '[\\w-]*token|epTokenURL|contentKey|kek|ek|k|secret|customerAuthenticator|Authorization|Cookie|Set-Cookie';

/** What may stand in a URL, a header or a body and must not be seen: the value after each of these. */
const SECRETS: readonly RegExp[] = [
  /(ExpressPlayToken=)[^&\s"'#<]+/gi,
  /(customerAuthenticator=)[^&\s"'#<]+/gi,
  /((?:contentKey|kek|ek|accessToken|token)=)[^&\s"'#<]+/gi,
  new RegExp(`("(?:${FIELDS})"\\s*:\\s*")(?:\\\\.|[^"\\\\])*`, 'gi'),
  // JSON within a JSON string
  new RegExp(`(\\\\"(?:${FIELDS})\\\\"\\s*:\\s*\\\\")(?:(?!\\\\").)*`, 'gi'),
  /("cookie(?:s|Headers)"\s*:\s*\{)(?:"(?:\\.|[^"\\])*"|[^}"])*/gi,
  /((?:Authorization|Cookie|Set-Cookie|ExpressPlayToken|(?:\w+-)+\w*token)\s*:\s*)[^\r\n]+/gi,
  /(<(?:[\w.-]+:)?CustomData[^>]*>)[^<]+/gi,
  /(Bearer\s+)[\w.~+/=-]+/gi,
  // A token under whatever name: those of ExpressPlay are base64url, of 150 characters at least.
  /()[\w-]{120,}/g,
];

/** The one gate to logs, errors and reports: `text` without tokens, cookies, keys or authenticators. */
export function redact(text: string): string {
  return SECRETS.reduce((clean, secret) => clean.replace(secret, `$1${REDACTED}`), text);
}

/** A URL fit to be shown: origin and path only, since a query may carry a bearer token. */
export function redactUrl(url: string): string {
  return redact(url.replace(/[?#].*$/, '').replace(/^(\w+:\/\/)[^/]*@/, '$1'));
}
