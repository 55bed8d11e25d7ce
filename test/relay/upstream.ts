import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { formatRelayHead, type RelayAddress, type RelayHead } from '../../src/lib/relay-protocol.ts';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly cookie: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server that writes down what reaches it and answers as the test wants. */
export interface Upstream {
  /** `127.0.0.1:49152` */
  readonly host: string;
  readonly received: Received[];
  respond: (request: IncomingMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

/** With a certificate it speaks https. */
export async function startUpstream(tls?: { readonly key: string; readonly cert: string }): Promise<Upstream> {
  const received: Received[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => {
      const { method = '', url: path = '', headers } = request;
      received.push({ method, path, cookie: headers.cookie, headers, body: Buffer.concat(chunks).toString() });
      upstream.respond(request, response);
    });
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const upstream: Upstream = {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    respond: (_request, response) => response.end('answer'),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return upstream;
}

/** Calls the relay as a page does. */
export function call(
  relay: RelayAddress,
  change: Partial<RelayHead>,
  { body = '', origin = '' } = {},
): Promise<Response> {
  const head: RelayHead = {
    secret: relay.secret,
    playback: 'p-1',
    method: 'POST',
    url: '',
    headers: {},
    cookies: {},
    keepCookies: true,
    ...change,
  };
  const headers: Record<string, string> = origin === '' ? {} : { Origin: origin };
  return fetch(relay.url, { method: 'POST', headers, body: formatRelayHead(head) + body });
}
