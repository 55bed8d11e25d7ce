import type { IncomingMessage } from 'http';
import type Service from 'webos-service';
import type { Message } from 'webos-service';
import { parseLunaCall, WEBOS_APP, type LunaAnswer, type LunaCall } from '../lib/relay-services.ts';
import { forward } from './forward.ts';
import { createKeptCookies, type KeptCookies } from './kept-cookies.ts';
import { monotonicMs } from './monotonic-ms.ts';
import { REFUSAL_STATUS, RelayRefused } from './relay-refused.ts';

export interface LunaRelayOptions {
  /** Where requests may go, with a port where it is not the scheme's own. */
  readonly hosts: readonly string[];
  readonly maxAnswerBytes?: number;
}

/** Longer than any request of the app waits. */
const TIMEOUT_MS = 15_000;
/** A manifest with a long timeline; segments do not come this way. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/**
 * Answers the app on the bus. `hello` says that the service is up and, subscribed to, keeps it so: without a message it ends
 * within seconds, and with it the cookies that servers set. `request` takes a `LunaCall` and answers with a `LunaAnswer`.
 */
export function serveLuna(service: Service, { hosts, maxAnswerBytes = MAX_ANSWER_BYTES }: LunaRelayOptions): void {
  const kept = createKeptCookies(monotonicMs);
  const register = (name: string, answer: (message: Message) => Promise<object>): void =>
    void service.register(
      name,
      (message) => {
        checkSender(message)
          .then(() => answer(message))
          .then(
            (found) => message.respond({ returnValue: true, ...found }),
            (thrown: unknown) => message.respond(toRefusal(thrown)),
          );
      },
      () => undefined,
    );
  register('hello', ({ isSubscription }) => Promise.resolve({ subscribed: isSubscription }));
  register('request', ({ payload }) => {
    const call = parseLunaCall(payload);
    return call === null ? Promise.reject(new RelayRefused('request')) : send(call, hosts, kept, maxAnswerBytes);
  });
}

/** The bus names the application that calls, and no application can name another one. */
function checkSender({ sender }: Message): Promise<void> {
  return sender === WEBOS_APP ? Promise.resolve() : Promise.reject(new RelayRefused('secret'));
}

async function send(
  call: LunaCall,
  hosts: readonly string[],
  kept: KeptCookies,
  maxBytes: number,
): Promise<LunaAnswer> {
  const body = Buffer.from(call.body, 'base64');
  const timeoutMs = Math.min(TIMEOUT_MS, call.timeoutMs);
  const options = { hosts, timeoutMs, kept, onRequest: () => undefined };
  const { url, answer } = await forward({ ...call, secret: '' }, body, options);
  const bytes = await readAnswer(answer, maxBytes);
  const headers: Record<string, string> = {};
  for (const name of Object.keys(answer.headers)) {
    // What a server sets is the relay's to keep, as over loopback.
    if (!/^set-cookie/.test(name)) headers[name] = String(answer.headers[name] || '');
  }
  return { status: answer.statusCode || 502, url: url.href, headers, body: bytes.toString('base64') };
}

function readAnswer(answer: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let lengthBytes = 0;
    answer.on('data', (chunk: Buffer) => {
      lengthBytes += chunk.length;
      chunks.push(chunk);
      if (lengthBytes <= maxBytes) return;
      reject(new RelayRefused('too-large'));
      answer.destroy();
    });
    answer.once('end', () => resolve(Buffer.concat(chunks)));
    for (const event of ['aborted', 'error', 'close']) answer.once(event, () => reject(new RelayRefused('network')));
  });
}

function toRefusal(thrown: unknown): object {
  const refusal = thrown instanceof RelayRefused ? thrown.reason : 'network';
  return { returnValue: false, errorCode: REFUSAL_STATUS[refusal], errorText: refusal, refusal };
}
