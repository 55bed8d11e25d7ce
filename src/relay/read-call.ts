import { timingSafeEqual } from 'crypto';
import type { IncomingMessage } from 'http';
import { parseRelayHead, type RelayHead } from '../lib/relay-protocol.ts';
import { RelayRefused } from './relay-refused.ts';

/** What a page asks of the relay. */
export interface Call {
  readonly head: RelayHead;
  readonly body: Buffer;
}

const LINE_FEED = 10;

/** Reads a page's call. Rejects with RelayRefused: too large, no call, or without the secret. */
export async function readCall(request: IncomingMessage, secret: string, maxBytes: number): Promise<Call> {
  const bytes = await readAll(request, maxBytes);
  const end = bytes.indexOf(LINE_FEED);
  const head = end < 0 ? null : parseRelayHead(bytes.subarray(0, end).toString());
  if (head === null) throw new RelayRefused('request');
  if (!isSecret(head.secret, secret)) throw new RelayRefused('secret');
  return { head, body: bytes.subarray(end + 1) };
}

function readAll(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let lengthBytes = 0;
    request.on('data', (chunk: Buffer) => {
      lengthBytes += chunk.length;
      if (lengthBytes > maxBytes) reject(new RelayRefused('too-large'));
      else chunks.push(chunk);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', () => reject(new RelayRefused('request')));
    request.once('aborted', () => reject(new RelayRefused('request')));
  });
}

/** In the same time for every guess of the right length. */
function isSecret(given: string, secret: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(secret)];
  return one.length === other.length && timingSafeEqual(one, other);
}
