import type { CarriableRequest, CookieCarrier } from '../../drm/cookie-carrier.ts';
import { formatRelayHead, type RelayAddress } from '../../lib/relay-protocol.ts';
import { readRelayAnswer } from './relay-answer.ts';

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
        ...readRelayAnswer(url),
      };
    },
  };
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
