import type { HttpOutcome, HttpRequest, Transport } from '../lib/http.ts';
import type { CookieDelivery } from './cookie-delivery.ts';
import type { Cookies } from './cookies.ts';

/** A license request and the cookies that its grant brought. */
export interface LicenseRequest extends HttpRequest {
  readonly cookies: Cookies;
}

/** As `Transport`; rejects also with the CONFIG_COOKIE_ codes. */
export type LicenseTransport = (request: LicenseRequest, signal: AbortSignal) => Promise<HttpOutcome>;

/** Sends license requests with the cookies of their grant and of the resource. */
export function createLicenseTransport(transport: Transport, delivery: CookieDelivery): LicenseTransport {
  return async ({ cookies, ...request }, signal) => {
    const carried = delivery.carry(request, 'license', cookies);
    if (carried === null) return transport(request, signal);
    try {
      const { timeoutMs, maxBytes } = request;
      const { method, url, headers, body, withCredentials } = carried;
      const sent = { method, url, headers, timeoutMs, withCredentials, ...(body === undefined ? {} : { body }) };
      const limited = maxBytes === undefined ? sent : { ...sent, maxBytes };
      const outcome = await (carried.transport ?? transport)(limited, signal);
      const failure = outcome.kind === 'answer' ? carried.failure((name) => outcome.header(name)) : null;
      if (failure === 'refused') throw delivery.refused('license', cookies);
      return failure === null ? outcome : { kind: 'unreachable', reason: failure };
    } finally {
      carried.release();
    }
  };
}
