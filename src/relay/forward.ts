import { request as requestHttp, type ClientRequest, type IncomingMessage, type RequestOptions } from 'http';
import { request as requestHttps } from 'https';
import { URL } from 'url';
import type { RelayHead } from '../lib/relay-protocol.ts';
import type { KeptCookies } from './kept-cookies.ts';
import { monotonicMs } from './monotonic-ms.ts';
import { RelayRefused } from './relay-refused.ts';

/** The answer of the other side, its body still to be read. */
export interface Forwarded {
  readonly url: URL;
  readonly answer: IncomingMessage;
}

export interface ForwardOptions {
  readonly hosts: readonly string[];
  /** Until the headers of the answer are there, redirects included; and then between two pieces of its body. */
  readonly timeoutMs: number;
  readonly kept: KeptCookies;
  /** Told of each request that is sent, so that a caller who leaves can end it. */
  readonly onRequest: (request: ClientRequest) => void;
}

type Sent = Pick<RelayHead, 'method' | 'url'> & { readonly body: Buffer };

const MAX_REDIRECTS = 5;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
/** Node's codes for a certificate that is not to be trusted (OpenSSL's X509_V_ERR_ names) and for what is no TLS. */
const TLS_ERRORS =
  /^(?:CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)|PATH_LENGTH|ERR_TLS_|ERR_SSL_|EPROTO)/;
/** What a page may not set either, and what belongs to one connection. */
const OWN_HEADERS = /^(?:host|cookie|connection|content-length|transfer-encoding|accept-encoding|upgrade|te|expect)$/i;

/** Sends the request with its cookies, follows redirects within the list of hosts. Rejects with RelayRefused. */
export async function forward(head: RelayHead, body: Buffer, options: ForwardOptions): Promise<Forwarded> {
  const first = allowedUrl(head.url, options.hosts);
  const endsAtMs = monotonicMs() + options.timeoutMs;
  let sent: Sent = { method: head.method, url: head.url, body };
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const url = allowedUrl(sent.url, options.hosts);
    const answer = await send(url, sent, headersFor(url, first, head, options.kept), {
      ...options,
      timeoutMs: endsAtMs - monotonicMs(),
    });
    answer.setTimeout(options.timeoutMs, () => answer.destroy());
    if (head.keepCookies) options.kept.keep(head.playback, url, answer.headers);
    const location = answer.headers.location;
    if (location === undefined || REDIRECTS.indexOf(answer.statusCode || 0) < 0) return { url, answer };
    answer.resume();
    const next = allowedUrl(new URL(location, url).href, options.hosts);
    if (next.protocol !== url.protocol) throw new RelayRefused('scheme');
    sent = redirected(sent, next.href, answer.statusCode || 0);
  }
  throw new RelayRefused('network');
}

function allowedUrl(text: string, hosts: readonly string[]): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new RelayRefused('request');
  }
  if (!/^https?:$/.test(url.protocol)) throw new RelayRefused('request');
  if (hosts.indexOf(url.host) < 0) throw new RelayRefused('host');
  return url;
}

/** Configured cookies, and a credential among the headers, go where they were meant to go and not to a redirect's host. */
function headersFor(url: URL, first: URL, head: RelayHead, kept: KeptCookies): Record<string, string> {
  const isMeant = url.host === first.host && url.protocol === first.protocol;
  const headers: Record<string, string> = { 'Accept-Encoding': 'identity' };
  for (const name of Object.keys(head.headers)) {
    const isFit = !OWN_HEADERS.test(name) && (isMeant || name.toLowerCase() !== 'authorization');
    if (isFit) headers[name] = head.headers[name] || '';
  }
  const cookies: Record<string, string> = {};
  Object.assign(cookies, isMeant ? head.cookies : {}, head.keepCookies ? kept.for(head.playback, url) : {});
  const line = Object.keys(cookies).map((name) => `${name}=${cookies[name] || ''}`);
  if (line.length > 0) headers.Cookie = line.join('; ');
  return headers;
}

function redirected(sent: Sent, url: string, status: number): Sent {
  const isKept = status === 307 || status === 308 || sent.method === 'GET';
  return isKept ? { ...sent, url } : { method: 'GET', url, body: Buffer.alloc(0) };
}

function send(
  url: URL,
  { method, body }: Sent,
  headers: Readonly<Record<string, string>>,
  { timeoutMs, onRequest }: ForwardOptions,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // Node 8 takes no URL here.
    const options: RequestOptions = {
      method,
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      path: url.pathname + url.search,
      headers: method === 'POST' ? { ...headers, 'Content-Length': String(body.length) } : headers,
    };
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(options);
    const timer = setTimeout(() => {
      reject(new RelayRefused('timeout'));
      request.destroy();
    }, timeoutMs);
    request.once('response', (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(new RelayRefused(isTlsError(error) ? 'tls' : 'network'));
    });
    onRequest(request);
    request.end(body);
  });
}

/** A wrong name has no code before Node 10, but the certificate that it was found in. */
function isTlsError(error: NodeJS.ErrnoException): boolean {
  return TLS_ERRORS.test(error.code || '') || 'cert' in error;
}
