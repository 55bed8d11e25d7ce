import * as v from 'valibot';
import type { CarriableRequest, CookieCarrier } from '../../drm/cookie-carrier.ts';
import type { RequestClass } from '../../drm/cookies.ts';
import { raceAbort } from '../../lib/abort.ts';
import { parseBase64, toArrayBuffer, toBase64Url } from '../../lib/bytes.ts';
import type { HttpOutcome, Transport } from '../../lib/http.ts';
import { RELAY_REFUSAL_HEADER, RELAY_URL_HEADER } from '../../lib/relay-protocol.ts';
import { WEBOS_SERVICE, type LunaCall } from '../../lib/relay-services.ts';
import { connectOnce } from '../cookies/connect-once.ts';
import { readRelayAnswer } from '../cookies/relay-answer.ts';
import { serviceSilent } from '../cookies/service-silent.ts';
import type { Luna } from './luna.ts';

/** What fits through the bus, as text: no media, which would be copied four times on its way. */
const CLASSES: readonly RequestClass[] = ['license', 'manifest', 'text'];
/** A service starts in a second or two; a license request gives up after five. */
const HELLO_LIMIT_MS = 4000;

const HELLO_SCHEMA = v.object({ returnValue: v.literal(true) });
const REFUSAL_SCHEMA = v.object({ refusal: v.string() });
const ANSWER_SCHEMA = v.object({
  status: v.number(),
  url: v.string(),
  headers: v.record(v.string(), v.string()),
  body: v.string(),
});

/** LG's service over its bus. It is started with the first request, and kept up by a subscription from then on. */
export function createLunaCarrier(luna: Luna, hosts: readonly string[]): CookieCarrier {
  const service = connectOnce(() => sayHello(luna));
  return {
    name: 'relay',
    canCarry: (url, requestClass) => CLASSES.includes(requestClass) && hosts.includes(new URL(url).host),
    carry(request, cookies, { playback, readSetCookieHeader: keepCookies }) {
      const { method, url, headers = {}, body } = request;
      const transport: Transport = async ({ timeoutMs, maxBytes = Infinity }, signal) => {
        await raceAbort(service.get(), signal);
        const call: LunaCall = { playback, method, url, headers, cookies, keepCookies, body: encode(body), timeoutMs };
        const asked = luna(`luna://${WEBOS_SERVICE}/request`, call, timeoutMs).catch(() => null);
        const answer = await raceAbort(asked, signal);
        if (answer === null) service.forget();
        return answer === null ? { kind: 'unreachable', reason: 'timeout' } : toOutcome(answer, maxBytes);
      };
      return { ...request, headers, withCredentials: false, transport, ...readRelayAnswer(url) };
    },
  };
}

async function sayHello(luna: Luna): Promise<void> {
  const silent = (): never => {
    throw serviceSilent(WEBOS_SERVICE, `none came within ${HELLO_LIMIT_MS / 1000} s`);
  };
  const answer = await luna(`luna://${WEBOS_SERVICE}/hello`, { subscribe: true }, HELLO_LIMIT_MS).catch(silent);
  if (!v.is(HELLO_SCHEMA, answer)) throw serviceSilent(WEBOS_SERVICE, 'it is not there, or does not know this app');
}

function toOutcome(answer: unknown, maxBytes: number): HttpOutcome {
  if (v.is(REFUSAL_SCHEMA, answer)) return toAnswer(502, '', { [RELAY_REFUSAL_HEADER.toLowerCase()]: answer.refusal });
  if (!v.is(ANSWER_SCHEMA, answer)) return { kind: 'unreachable', reason: 'network' };
  const { status, url, headers, body } = answer;
  if ((body.length * 3) / 4 > maxBytes + 2) return { kind: 'unreachable', reason: 'too-large' };
  return toAnswer(status, body, { ...headers, [RELAY_URL_HEADER.toLowerCase()]: url });
}

function toAnswer(status: number, body: string, headers: Readonly<Record<string, string>>): HttpOutcome {
  return {
    kind: 'answer',
    status,
    body: toArrayBuffer(parseBase64(body)),
    header: (name) => headers[name.toLowerCase()] ?? null,
  };
}

/** Node reads either alphabet. */
function encode(body: CarriableRequest['body'] = ''): string {
  return toBase64Url(typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body));
}
