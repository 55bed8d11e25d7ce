import type { CarriableRequest, CarriedRequest, CookieCarrier } from '../../drm/cookie-carrier.ts';
import {
  formatRelayHead,
  RELAY_REFUSAL_HEADER,
  RELAY_URL_HEADER,
  type RelayAddress,
} from '../../lib/relay-protocol.ts';

/** The relay on this device, which can write a `Cookie` header itself: see src/relay. */
export function createRelayCarrier(relay: RelayAddress): CookieCarrier {
  return {
    name: 'relay',
    canCarry: (url) => relay.hosts.includes(new URL(url).host),
    carry(request, cookies, { playback, readSetCookieHeader }) {
      const { method, url, headers = {} } = request;
      const { secret } = relay;
      const head = { secret, playback, method, url, headers, cookies, keepCookies: readSetCookieHeader };
      return {
        method: 'POST',
        url: relay.url,
        // No header of ours: the browser need not ask the relay beforehand.
        headers: {},
        body: joinCall(formatRelayHead(head), request.body),
        withCredentials: false,
        answeredBy: (header) => header(RELAY_URL_HEADER),
        reached: (answeredUrl) => new URL(answeredUrl).host === new URL(url).host,
        failure: (header) => toFailure(header(RELAY_REFUSAL_HEADER)),
        release: () => undefined,
      };
    },
  };
}

function toFailure(refusal: string | null): ReturnType<CarriedRequest['failure']> {
  if (refusal === null || refusal === 'timeout') return refusal;
  return refusal === 'network' || refusal === 'too-large' ? 'network' : 'refused';
}

function joinCall(head: string, body: CarriableRequest['body'] = ''): ArrayBuffer {
  const encoder = new TextEncoder();
  const first = encoder.encode(head);
  const rest = typeof body === 'string' ? encoder.encode(body) : new Uint8Array(body);
  const call = new Uint8Array(new ArrayBuffer(first.length + rest.length));
  call.set(first);
  call.set(rest, first.length);
  return call.buffer;
}
