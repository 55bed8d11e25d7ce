import { abortError, throwIfAborted } from './abort.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute, or relative to the page. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ArrayBuffer | string;
  readonly timeoutMs: number;
  /** Send and take cookies of the browser's jar. Default `false`. */
  readonly withCredentials?: boolean;
  /** A longer body is not waited for. Default: any length. */
  readonly maxBytes?: number;
  /** Told of what has arrived so far. */
  readonly onProgress?: (event: ProgressEvent) => void;
}

/** An answer of any status, or why there was none. */
export type HttpOutcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: ArrayBuffer;
      /** `null` when absent or not exposed by CORS. */
      header(name: string): string | null;
    }
  | { readonly kind: 'unreachable'; readonly reason: 'timeout' | 'network' | 'too-large' };

/** Sends a request. Rejects only with an AbortError, when `signal` says so. */
export type Transport = (request: HttpRequest, signal: AbortSignal) => Promise<HttpOutcome>;

/** The body as text; UTF-8. */
export function bodyText(body: ArrayBuffer): string {
  return new TextDecoder().decode(body);
}

/**
 * Sends by XMLHttpRequest, which every engine can abort: `fetch` ignores a signal before Chromium 66.
 * The time-out is a timer of our own: (2020-04-14, webOS) `xhr.timeout` is ignored: rx-player #1152.
 */
export const sendByXhr: Transport = (request, signal) =>
  new Promise((resolve, reject) => {
    throwIfAborted(signal);
    const xhr = new XMLHttpRequest();
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      finish();
    };
    const onAbort = (): void =>
      settle(() => {
        xhr.abort();
        reject(abortError());
      });
    const giveUp = (reason: 'timeout' | 'too-large'): void =>
      settle(() => {
        xhr.abort();
        resolve({ kind: 'unreachable', reason });
      });
    const timer = setTimeout(() => giveUp('timeout'), request.timeoutMs);
    xhr.onprogress = (event) => {
      request.onProgress?.(event);
      if (event.loaded > (request.maxBytes ?? Infinity)) giveUp('too-large');
    };
    xhr.onload = () => settle(() => resolve(toAnswer(xhr)));
    xhr.onerror = () => settle(() => resolve({ kind: 'unreachable', reason: 'network' }));
    signal.addEventListener('abort', onAbort);
    try {
      openAndSend(xhr, request);
    } catch {
      // A malformed URL, or a header that HTTP cannot carry: nothing was sent.
      settle(() => resolve({ kind: 'unreachable', reason: 'network' }));
    }
  });

function openAndSend(xhr: XMLHttpRequest, request: HttpRequest): void {
  xhr.open(request.method, request.url);
  xhr.responseType = 'arraybuffer';
  xhr.withCredentials = request.withCredentials ?? false;
  for (const [name, value] of Object.entries(request.headers ?? {})) xhr.setRequestHeader(name, value);
  xhr.send(request.body ?? null);
}

function toAnswer(xhr: XMLHttpRequest): HttpOutcome {
  return {
    kind: 'answer',
    status: xhr.status,
    body: xhr.response instanceof ArrayBuffer ? xhr.response : new ArrayBuffer(0),
    header: (name) => xhr.getResponseHeader(name),
  };
}
