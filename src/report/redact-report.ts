import { redact } from '../lib/redact.ts';

/** What stands in the query or fragment of a URL may be a token under any name. */
const URL_TAIL = /(\b[a-z][a-z\d+.-]*:\/\/[^\s?#"'<>]*)[?#][^\s"'<>]*/gi;
const USER = /(\b[a-z][a-z\d+.-]*:\/\/)[^\s/?#"'<>]*@/gi;

/** The same value, its every string (names of fields as well) without tokens, cookies, keys or authenticators. */
export function redactReport<Value>(value: Value): Value {
  return redactAny(value) as Value;
}

function redactAny(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(redactAny);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [redactText(name), redactAny(field)]));
}

const redactText = (text: string): string => redact(text).replace(URL_TAIL, '$1').replace(USER, '$1');
