import { raceAbort } from '../../../src/lib/abort.ts';
import { toArrayBuffer } from '../../../src/lib/bytes.ts';
import type { HttpOutcome, HttpRequest, Transport } from '../../../src/lib/http.ts';

/** An answer as a Transport gives it. */
export function answer(status: number, body: string | object = '', headers: Record<string, string> = {}): HttpOutcome {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    kind: 'answer',
    status,
    body: toArrayBuffer(new TextEncoder().encode(text)),
    header: (name) => headers[name.toLowerCase()] ?? null,
  };
}

export const NETWORK_FAILURE: HttpOutcome = { kind: 'unreachable', reason: 'network' };
export const TIMEOUT: HttpOutcome = { kind: 'unreachable', reason: 'timeout' };

type Reply = HttpOutcome | Promise<HttpOutcome>;

export interface ScriptedTransport {
  readonly transport: Transport;
  /** What was sent, in order. */
  readonly requests: HttpRequest[];
}

/** The network as the test wants it: `reply` answers each request, or one reply after the other is used up. */
export function scriptTransport(script: readonly Reply[] | ((request: HttpRequest) => Reply)): ScriptedTransport {
  const requests: HttpRequest[] = [];
  const transport: Transport = (request, signal) => {
    requests.push(request);
    const reply = typeof script === 'function' ? script(request) : script[requests.length - 1];
    if (reply === undefined) throw new TypeError(`Request ${requests.length} was not expected: ${request.url}`);
    return raceAbort(Promise.resolve(reply), signal);
  };
  return { transport, requests };
}
