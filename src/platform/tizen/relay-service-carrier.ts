import type { CookieCarrier } from '../../drm/cookie-carrier.ts';
import { raceAbort } from '../../lib/abort.ts';
import type { Transport } from '../../lib/http.ts';
import type { RelayAddress } from '../../lib/relay-protocol.ts';
import { connectOnce } from '../cookies/connect-once.ts';
import { readRelayAnswer } from '../cookies/relay-answer.ts';
import { createRelayCarrier } from '../cookies/relay-carrier.ts';

/** Samsung's service over loopback, for requests of every class. It is launched with the first of them. */
export function createTizenCarrier(
  connect: () => Promise<Omit<RelayAddress, 'hosts'>>,
  hosts: readonly string[],
  send: Transport,
): CookieCarrier {
  const relay = connectOnce(connect);
  return {
    name: 'relay',
    canCarry: (url) => hosts.includes(new URL(url).host),
    carry(request, cookies, playback) {
      const transport: Transport = async (sent, signal) => {
        const address = await raceAbort(relay.get(), signal);
        const {
          method,
          url,
          headers,
          body = '',
        } = createRelayCarrier({ ...address, hosts }).carry(request, cookies, playback);
        const outcome = await send({ ...sent, method, url, headers, body }, signal);
        // What a server does not answer is an answer of the relay: here it was the relay that did not.
        if (outcome.kind === 'unreachable' && outcome.reason === 'network') relay.forget();
        return outcome;
      };
      const headers = request.headers ?? {};
      return { ...request, headers, withCredentials: false, transport, ...readRelayAnswer(request.url) };
    },
  };
}
