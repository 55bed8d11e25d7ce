import type { Context } from 'hono';

/** Where the backend is seen from outside, without a trailing slash: the start of every URL it hands out. */
export type BaseUrlOf = (c: Context) => string;

/** `publicUrl` (PUBLIC_URL) where it is configured, else what the request itself was sent to. */
export function createBaseUrl(publicUrl: string | undefined): BaseUrlOf {
  if (publicUrl === undefined || publicUrl === '') return requestOrigin;
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new TypeError('PUBLIC_URL must be an http(s) URL without query or fragment, as in http://192.168.1.20:8080');
  }
  const base = url.href.replace(/\/+$/, '');
  return () => base;
}

/** Scheme and host of the request, from its `Host` header. */
export function requestOrigin(c: Context): string {
  return new URL(c.req.url).origin;
}
