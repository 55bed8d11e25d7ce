import { randomBytes } from 'crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'http';
import type { AddressInfo, Socket } from 'net';
import { RELAY_REFUSAL_HEADER, RELAY_URL_HEADER, type RelayAddress, type RelayRefusal } from '../lib/relay-protocol.ts';
import { forward, type Forwarded } from './forward.ts';
import { createKeptCookies, type KeptCookies } from './kept-cookies.ts';
import { monotonicMs } from './monotonic-ms.ts';
import { readCall } from './read-call.ts';
import { REFUSAL_STATUS, RelayRefused } from './relay-refused.ts';

export interface RelayOptions {
  /** Where requests may go, as in {@link RelayAddress}. */
  readonly hosts: readonly string[];
  /** Pages that may call, as their `Origin`. A caller that is no page sends none and needs the secret alone. */
  readonly origins: readonly string[];
  readonly timeoutMs?: number;
  readonly maxCallBytes?: number;
  readonly maxAnswerBytes?: number;
}

export interface Relay extends RelayAddress {
  /** Ends open connections too. */
  close(): Promise<void>;
}

type Limits = Required<RelayOptions>;

/** Longer than any request of the app waits. */
const TIMEOUT_MS = 15_000;
/** A license challenge is a few KB. */
const MAX_CALL_BYTES = 256 * 1024;
/** A segment of ten seconds at 40 Mbit/s. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** Headers of one connection, and what is the relay's own to say. */
const NOT_PASSED_ON =
  /^(?:connection|keep-alive|transfer-encoding|upgrade|trailer|set-cookie.*|vary|access-control-.*|latchkey-.*)$/;

/** A browser writes an error to the console when a page asks for a header that it may not see, there or not. */
const ASKED_FOR = [RELAY_URL_HEADER, RELAY_REFUSAL_HEADER, 'Retry-After'];

/** Listens on a free port of 127.0.0.1, with a secret of this start. */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const secret = randomBytes(16).toString('hex');
  const limits: Limits = {
    timeoutMs: TIMEOUT_MS,
    maxCallBytes: MAX_CALL_BYTES,
    maxAnswerBytes: MAX_ANSWER_BYTES,
    ...options,
  };
  const kept = createKeptCookies(monotonicMs);
  const server = createServer((request, response) => {
    serve(request, response, { secret, limits, kept });
  });
  // Without this, Node 8 hangs up and a newer one takes the call as if nothing had been asked.
  server.on('upgrade', (_request, socket: Socket) => {
    socket.end(`HTTP/1.1 400 Bad Request\r\n${RELAY_REFUSAL_HEADER}: request\r\nConnection: close\r\n\r\n`);
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await listen(server);
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      sockets.forEach((socket) => socket.destroy());
    });
  return { url: `http://127.0.0.1:${port}/`, secret, hosts: options.hosts, close };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
}

interface Context {
  readonly secret: string;
  readonly limits: Limits;
  readonly kept: KeptCookies;
}

function serve(request: IncomingMessage, response: ServerResponse, context: Context): void {
  const { origin } = request.headers;
  const isKnown = origin === undefined || context.limits.origins.indexOf(origin) >= 0;
  response.setHeader('Vary', 'Origin');
  response.setHeader('Cache-Control', 'no-store');
  if (isKnown && origin !== undefined) response.setHeader('Access-Control-Allow-Origin', origin);
  if (!isKnown) refuse(response, 'origin');
  else if (request.method !== 'POST') refuse(response, 'request');
  else {
    answer(request, response, context).catch((thrown: unknown) => {
      refuse(response, thrown instanceof RelayRefused ? thrown.reason : 'network');
    });
  }
}

function refuse(response: ServerResponse, reason: RelayRefusal): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.setHeader('Access-Control-Expose-Headers', ASKED_FOR.join(', '));
  // What is left of a call that is not read to its end would be taken for the next one.
  response.setHeader('Connection', 'close');
  response.writeHead(REFUSAL_STATUS[reason], { [RELAY_REFUSAL_HEADER]: reason, 'Content-Type': 'text/plain' });
  response.end(reason);
}

async function answer(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const { secret, limits, kept } = context;
  const { head, body } = await readCall(request, secret, limits.maxCallBytes);
  const onRequest = (upstream: { destroy(): unknown }): void => {
    response.once('close', () => upstream.destroy());
  };
  const { hosts, timeoutMs } = limits;
  pass(await forward(head, body, { hosts, timeoutMs, kept, onRequest }), response, limits.maxAnswerBytes);
}

/** The answer as it came, piece by piece; one that grows too large breaks off. */
function pass({ url, answer: from }: Forwarded, response: ServerResponse, maxBytes: number): void {
  if (Number(from.headers['content-length'] || 0) > maxBytes) {
    from.destroy();
    throw new RelayRefused('too-large');
  }
  const names = Object.keys(from.headers).filter((name) => !NOT_PASSED_ON.test(name));
  for (const name of names) response.setHeader(name, from.headers[name] || '');
  response.setHeader(RELAY_URL_HEADER, url.href);
  response.setHeader('Access-Control-Expose-Headers', names.concat(ASKED_FOR).join(', '));
  response.writeHead(from.statusCode || 502);
  let lengthBytes = 0;
  from.on('data', (chunk: Buffer) => {
    lengthBytes += chunk.length;
    if (lengthBytes > maxBytes) from.destroy();
  });
  from.once('aborted', () => response.destroy());
  from.once('close', () => {
    if (!from.complete) response.destroy();
  });
  from.pipe(response);
}
