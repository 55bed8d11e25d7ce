import type { Context } from 'hono';

import { readBody } from '../read-body.ts';

const MAX_FORM_BYTES = 64 * 1024;

/**
 * The query first, then the form: where both name a parameter, the query wins. What is no form is not looked at, and neither
 * is one of more than 64 KiB: its parameters are missing then.
 */
export async function readTokenParameters(c: Context): Promise<URLSearchParams> {
  const parameters = new URLSearchParams(new URL(c.req.url).search);
  const contentType = c.req.header('Content-Type') ?? '';
  if (c.req.method !== 'POST' || !/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType)) return parameters;
  const form = await readBody(c.req.raw, MAX_FORM_BYTES);
  for (const [name, value] of new URLSearchParams(form?.toString() ?? '')) parameters.append(name, value);
  return parameters;
}

/** The format of an error, as far as it can be read: HTML unless JSON is asked for. */
export function errorFormatOf(parameters: URLSearchParams): 'html' | 'json' {
  return parameters.get('errorFormat') === 'json' ? 'json' : 'html';
}
