import type { CarriedRequest } from '../../drm/cookie-carrier.ts';
import { toPlayerError } from '../../errors.ts';
import { bodyText, type HttpOutcome, type Transport } from '../../lib/http.ts';
import type { DashRequest, DashResponse, MediaLoaderOptions } from './media-transport.ts';
import { requestClassOf } from './request-class.ts';

/** A request that its carrier sends. */
type Sent = CarriedRequest & { readonly transport: Transport };

/** What is asked of an answer, whoever brought it. */
export interface Answer {
  readonly status: number;
  readonly url: string;
  readonly header: (name: string) => string | null;
}

/** `setTimeout` takes no more: 24 days. */
const NO_LIMIT_MS = 2 ** 31 - 1;
/** What dash.js looks at. */
const HEADERS = ['content-type', 'retry-after'];

/** Loads for dash.js what a carrier sends by its own way, as `createMediaLoader` does by XMLHttpRequest. */
export function createCarriedLoader(options: MediaLoaderOptions) {
  const underWay = new Set<AbortController>();
  return {
    /** `false`: it is for XMLHttpRequest to send. */
    load(request: DashRequest, response: DashResponse, carried: CarriedRequest | null): boolean {
      if (carried?.transport === undefined) return false;
      const sent: Sent = { ...carried, transport: carried.transport };
      const controller = new AbortController();
      underWay.add(controller);
      request.customData.abort = () => {
        if (!underWay.delete(controller)) return;
        controller.abort();
        request.customData.onabort?.();
      };
      void send(request, sent, controller.signal)
        .then((outcome) => {
          if (!controller.signal.aborted) finish(outcome, { request, response, carried: sent }, options);
        })
        .catch((thrown: unknown) => {
          if (controller.signal.aborted) return;
          options.onError(toPlayerError(thrown, 'CONFIG_COOKIE_UNDELIVERABLE', 'Expected the cookies to be carried'));
        })
        .then(() => {
          underWay.delete(controller);
          carried.release();
        });
      return true;
    },
    abortAll(): void {
      underWay.forEach((controller) => controller.abort());
      underWay.clear();
    },
  };
}

/** Whether the cookies did not arrive: the carrier would not, or a redirect left them behind. Tells `onError`. */
export function isRefused(
  { customData }: DashRequest,
  { status, url, header }: Answer,
  { carried, cookies, onError }: Pick<MediaLoaderOptions, 'cookies' | 'onError'> & { readonly carried: CarriedRequest },
): boolean {
  const requestClass = requestClassOf(customData.request ?? {});
  if (requestClass === null) return false;
  const isForbidden = status === 401 || status === 403;
  const isLeftBehind = isForbidden && !carried.reached(carried.answeredBy(header) ?? url);
  if (!isLeftBehind && carried.failure(header) !== 'refused') return false;
  onError(cookies.refused(requestClass));
  return true;
}

function send({ timeout, customData }: DashRequest, carried: Sent, signal: AbortSignal): Promise<HttpOutcome> {
  const { method, url, headers, body, transport } = carried;
  const timeoutMs = timeout > 0 ? timeout : NO_LIMIT_MS;
  const onProgress = (event: ProgressEvent): void => {
    if (!signal.aborted) customData.onprogress?.(event);
  };
  return transport({ method, url, headers, timeoutMs, onProgress, ...(body === undefined ? {} : { body }) }, signal);
}

interface Exchange {
  readonly request: DashRequest;
  readonly response: DashResponse;
  readonly carried: Sent;
}

function finish(outcome: HttpOutcome, { request, response, carried }: Exchange, options: MediaLoaderOptions): void {
  const { acceptManifest, cookies } = options;
  if (outcome.kind === 'answer') {
    const header = (name: string): string | null => outcome.header(name);
    const url = carried.answeredBy(header) ?? request.url;
    if (isRefused(request, { status: outcome.status, url, header }, { ...options, carried })) return;
    response.url = cookies.useRedirectedUrl ? url : request.url;
    response.status = carried.failure(header) === null ? outcome.status : 0;
    response.headers = readHeaders(header);
    response.data = toData(outcome.body, request.responseType);
  }
  const { status, data } = response;
  const isManifest = request.customData.request?.type === 'MPD' && status === 200 && typeof data === 'string';
  if (isManifest && !acceptManifest(data)) return;
  request.customData.onloadend?.();
}

function readHeaders(header: Answer['header']): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const name of HEADERS) {
    const value = header(name);
    if (value !== null) headers[name] = value;
  }
  return headers;
}

function toData(body: ArrayBuffer, type: XMLHttpRequestResponseType): unknown {
  if (type === 'arraybuffer') return body;
  return type === 'blob' ? new Blob([body]) : bodyText(body);
}
