import type { CarriedRequest } from '../../drm/cookie-carrier.ts';
import type { CookieDelivery } from '../../drm/cookie-delivery.ts';
import { toPlayerError, type PlayerError } from '../../errors.ts';
import { createCarriedLoader, isRefused, type Answer } from './carried-loader.ts';
import { requestClassOf, type DashRequestFacts } from './request-class.ts';

/** A media request of dash.js 5.2.1 (`CommonMediaRequest`), as far as it is used here. */
export interface DashRequest {
  readonly url: string;
  readonly method: string;
  readonly responseType: XMLHttpRequestResponseType;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly credentials: 'include' | 'omit';
  /** Milliseconds; 0: none. */
  readonly timeout: number;
  readonly body?: XMLHttpRequestBodyInit;
  readonly customData: {
    readonly request?: DashRequestFacts;
    onloadend?: () => void;
    onprogress?: (event: ProgressEvent) => void;
    onabort?: () => void;
    abort?: () => void;
  };
}

/** Filled in for dash.js when the answer is there. */
export interface DashResponse {
  url: string;
  status: number;
  statusText: string;
  headers: Readonly<Record<string, string>>;
  data: unknown;
}

/** The class that dash.js calls `XHRLoader`: it makes one per kind of loader and sends many requests through it. */
export interface DashLoader {
  load(request: DashRequest, response: DashResponse): boolean;
  abort(): void;
  reset(): void;
  resetInitialSettings(): void;
  getXhr(): null;
}

export interface MediaLoaderOptions {
  /** Called with each manifest, before dash.js reads it. `false`: dash.js never hears of this request again. */
  readonly acceptManifest: (text: string) => boolean;
  readonly cookies: CookieDelivery;
  /** Called when a request cannot be sent as it must be; dash.js never hears of it again. */
  readonly onError: (error: PlayerError) => void;
}

/**
 * The one seam of all media requests (manifest, init, segments, sidecar files): takes the place of dash.js's
 * `XHRLoader` through `player.extend`. See docs/decisions/002-media-transport.md.
 */
export function createMediaLoader({ acceptManifest, cookies, onError }: MediaLoaderOptions): DashLoader {
  const requests = trackRequests();
  const elsewhere = createCarriedLoader({ acceptManifest, cookies, onError });
  const abortAll = (): void => [requests, elsewhere].forEach((loads) => loads.abortAll());
  return {
    load(request, response) {
      const carried = carry(request, cookies, onError);
      if (carried === 'failed') return true;
      if (elsewhere.load(request, response, carried)) return true;
      const xhr = new XMLHttpRequest();
      const stopTimer = startTimer(xhr, request.timeout);
      requests.add(xhr, () => {
        stopTimer();
        carried?.release();
      });
      xhr.onload = () => fillResponse(response, xhr, { request, carried, cookies });
      xhr.onprogress = (event) => request.customData.onprogress?.(event);
      xhr.onabort = () => request.customData.onabort?.();
      xhr.onloadend = () => {
        requests.finish(xhr);
        if (carried !== null && isRefused(request, answerOf(xhr), { carried, cookies, onError })) return;
        if (isReadableManifest(request, xhr) && !acceptManifest(xhr.responseText)) return;
        request.customData.onloadend?.();
      };
      request.customData.abort = () => {
        requests.finish(xhr);
        abortAsAsked(xhr);
      };
      send(xhr, request, carried);
      return true;
    },
    abort: abortAll,
    reset: abortAll,
    resetInitialSettings: abortAll,
    getXhr: () => null,
  };
}

/** The requests under way, and how each of them is put to rest. */
function trackRequests() {
  const underWay = new Map<XMLHttpRequest, () => void>();
  const finish = (xhr: XMLHttpRequest): void => {
    underWay.get(xhr)?.();
    underWay.delete(xhr);
  };
  return {
    add: (xhr: XMLHttpRequest, rest: () => void) => void underWay.set(xhr, rest),
    finish,
    abortAll: () => {
      Array.from(underWay.keys()).forEach((xhr) => {
        finish(xhr);
        abortSilently(xhr);
      });
    },
  };
}

function isReadableManifest(request: DashRequest, xhr: XMLHttpRequest): boolean {
  const isText = xhr.responseType === '' || xhr.responseType === 'text';
  return request.customData.request?.type === 'MPD' && xhr.status === 200 && isText;
}

function answerOf(xhr: XMLHttpRequest): Answer {
  return { status: xhr.status, url: xhr.responseURL, header: (name) => xhr.getResponseHeader(name) };
}

/** The request with its cookies; `null` where none ride on it. */
function carry(
  { method, url, headers, customData }: DashRequest,
  cookies: CookieDelivery,
  onError: (error: PlayerError) => void,
): CarriedRequest | null | 'failed' {
  const requestClass = requestClassOf(customData.request ?? {});
  if (requestClass === null || method !== 'GET') return null;
  try {
    return cookies.carry({ method, url, headers: headers ?? {} }, requestClass);
  } catch (thrown) {
    onError(toPlayerError(thrown, 'CONFIG_COOKIE_UNDELIVERABLE', 'Expected the cookies of the resource to be carried'));
    return 'failed';
  }
}

interface Carriage {
  readonly carried: CarriedRequest | null;
  readonly cookies: CookieDelivery;
}

function send(xhr: XMLHttpRequest, request: DashRequest, carried: CarriedRequest | null): void {
  const { method, url, headers } = carried ?? request;
  xhr.open(method, url);
  xhr.responseType = request.responseType;
  xhr.withCredentials = carried?.withCredentials ?? request.credentials === 'include';
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value !== '') xhr.setRequestHeader(name, value);
  }
  xhr.send((carried === null ? request.body : carried.body) ?? null);
}

/** A timer of our own: (2020-04-14, webOS) `xhr.timeout` is ignored: rx-player #1152. An abort ends in `loadend`. */
function startTimer(xhr: XMLHttpRequest, timeoutMs: number): () => void {
  if (timeoutMs <= 0) return () => undefined;
  const timer = setTimeout(() => {
    xhr.onabort = null;
    xhr.abort();
  }, timeoutMs);
  return () => clearTimeout(timer);
}

/** dash.js asked: it wants to hear `abort`, and no `loadend`. */
function abortAsAsked(xhr: XMLHttpRequest): void {
  xhr.onload = xhr.onprogress = xhr.onloadend = null;
  xhr.abort();
}

function abortSilently(xhr: XMLHttpRequest): void {
  xhr.onabort = null;
  abortAsAsked(xhr);
}

function fillResponse(
  response: DashResponse,
  xhr: XMLHttpRequest,
  { request, carried, cookies }: Carriage & { readonly request: DashRequest },
): void {
  // dash.js resolves what follows against the URL of the manifest's answer.
  const from = carried?.answeredBy((name) => xhr.getResponseHeader(name)) ?? xhr.responseURL;
  response.url = cookies.useRedirectedUrl ? from : request.url;
  response.status = xhr.status;
  response.statusText = xhr.statusText;
  response.headers = parseHeaders(xhr.getAllResponseHeaders());
  response.data = xhr.response as unknown;
}

/** (2020, Tizen) names come in any case: lower-cased here, as elsewhere they already are. */
export function parseHeaders(lines: string): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const line of lines.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return headers;
}
