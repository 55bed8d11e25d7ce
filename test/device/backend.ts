import * as v from 'valibot';
import { parseConfig } from '../../src/config.ts';
import type { ProbeEcho } from '../../server/probe-marks.ts';

const ECHO = v.object({
  headers: v.array(v.string()),
  marked: v.array(v.string()),
  origin: v.nullable(v.string()),
  referer: v.nullable(v.string()),
  userAgent: v.nullable(v.string()),
  cookies: v.record(v.string(), v.string()),
});

/** How a page asks. */
export interface Ask {
  readonly by: 'xhr' | 'fetch';
  readonly method?: 'GET' | 'POST';
  readonly withCookies?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** No answer that the page may read: not reached, refused by CORS, or not what was expected. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

const ANSWER_LIMIT_MS = 8000;

/** Origin of the backend that the app is configured for. */
export function backendUrl(): string {
  const { LATCHKEY_CONFIG } = window as { LATCHKEY_CONFIG?: unknown };
  const { backendUrl } = parseConfig(LATCHKEY_CONFIG);
  return backendUrl === '' ? location.origin : backendUrl;
}

/** `path` below /probe-echo/. Rejects with NoAnswer, or with what the engine throws for a header. */
export async function askEcho(path: string, ask: Ask): Promise<ProbeEcho> {
  const url = `${backendUrl()}/probe-echo/${path}`;
  const text = await within(ask.by === 'xhr' ? askByXhr(url, ask) : askByFetch(url, ask));
  const result = v.safeParse(ECHO, parseJson(text));
  if (!result.success) throw new NoAnswer('Expected an echo, got something else');
  return result.output;
}

/** A name for one run of a page. */
export function nameRun(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function readBytes(url: string): Promise<ArrayBuffer> {
  return within(fetch(url).then((response) => (response.ok ? response.arrayBuffer() : refuse(url, response.status))));
}

export function readText(url: string): Promise<string> {
  return within(fetch(url).then((response) => (response.ok ? response.text() : refuse(url, response.status))));
}

function askByXhr(url: string, { method = 'GET', withCookies = false, headers = {} }: Ask): Promise<string> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, url);
    xhr.withCredentials = withCookies;
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.onload = () => (xhr.status === 200 ? resolve(xhr.responseText) : reject(new NoAnswer(`Status ${xhr.status}`)));
    xhr.onerror = () => reject(new NoAnswer('Not reached, or not allowed'));
    xhr.send();
  });
}

async function askByFetch(url: string, { method = 'GET', withCookies = false, headers = {} }: Ask): Promise<string> {
  const request = new Request(url, {
    method,
    headers,
    credentials: withCookies ? 'include' : 'omit',
    cache: 'no-store',
  });
  const response = await fetch(request).catch(() => {
    throw new NoAnswer('Not reached, or not allowed');
  });
  return response.status === 200 ? response.text() : refuse(url, response.status);
}

function refuse(url: string, status: number): never {
  throw new NoAnswer(`${url} answered ${status}`);
}

function within<Answer>(work: Promise<Answer>): Promise<Answer> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new NoAnswer(`None within ${ANSWER_LIMIT_MS} ms`)), ANSWER_LIMIT_MS);
    }),
  ]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
