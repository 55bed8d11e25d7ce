/** A media request of dash.js 5.2.1 (`CommonMediaRequest`), as far as it is used here. */
interface DashRequest {
  readonly url: string;
  readonly method: string;
  readonly responseType: XMLHttpRequestResponseType;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly credentials: 'include' | 'omit';
  /** Milliseconds; 0: none. */
  readonly timeout: number;
  readonly body?: XMLHttpRequestBodyInit;
  readonly customData: {
    /** dash.js's own request; `type` is `MPD`, `InitializationSegment`, `MediaSegment`, `IndexSegment` or `other`. */
    readonly request?: { readonly type?: string };
    onloadend?: () => void;
    onprogress?: (event: ProgressEvent) => void;
    onabort?: () => void;
    abort?: () => void;
  };
}

/** Filled in for dash.js when the answer is there. */
interface DashResponse {
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
}

/**
 * The one seam of all media requests (manifest, init, segments, sidecar files): takes the place of dash.js's
 * `XHRLoader` through `player.extend`. See docs/decisions/002-media-transport.md.
 */
export function createMediaLoader({ acceptManifest }: MediaLoaderOptions): DashLoader {
  const underWay = new Set<XMLHttpRequest>();
  const abortAll = (): void => {
    underWay.forEach(abortSilently);
    underWay.clear();
  };
  return {
    load(request, response) {
      const xhr = new XMLHttpRequest();
      const stopTimer = startTimer(xhr, request.timeout);
      underWay.add(xhr);
      xhr.onload = () => fillResponse(response, xhr);
      xhr.onprogress = (event) => request.customData.onprogress?.(event);
      xhr.onabort = () => request.customData.onabort?.();
      xhr.onloadend = () => {
        stopTimer();
        underWay.delete(xhr);
        if (isReadableManifest(request, xhr) && !acceptManifest(xhr.responseText)) return;
        request.customData.onloadend?.();
      };
      request.customData.abort = () => {
        stopTimer();
        underWay.delete(xhr);
        abortAsAsked(xhr);
      };
      send(xhr, request);
      return true;
    },
    abort: abortAll,
    reset: abortAll,
    resetInitialSettings: abortAll,
    getXhr: () => null,
  };
}

function isReadableManifest(request: DashRequest, xhr: XMLHttpRequest): boolean {
  const isText = xhr.responseType === '' || xhr.responseType === 'text';
  return request.customData.request?.type === 'MPD' && xhr.status === 200 && isText;
}

function send(xhr: XMLHttpRequest, request: DashRequest): void {
  xhr.open(request.method, request.url);
  xhr.responseType = request.responseType;
  xhr.withCredentials = request.credentials === 'include';
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (value !== '') xhr.setRequestHeader(name, value);
  }
  xhr.send(request.body ?? null);
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

function fillResponse(response: DashResponse, xhr: XMLHttpRequest): void {
  response.url = xhr.responseURL;
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
