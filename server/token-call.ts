import { setTimeout as sleep } from 'node:timers/promises';

import { parseTokenAnswer } from '../src/expressplay/token-answer.ts';
import type { TokenServiceAddress } from './token-service-address.ts';

/** ExpressPlay's code (the HTTP status where the answer has none) and message. */
export interface TokenFailure {
  readonly error: number;
  readonly errorText: string;
}

export type TokenServiceAnswer = { readonly url: string } | TokenFailure;

export interface TokenCallOptions {
  /** For one try, of which there are two. Default: 4 s, so that both fit into the time that the app gives an entitlement. */
  readonly timeoutMs?: number | undefined;
  /** Between an answer of 5xx and the one further try. Default: a quarter of a second. */
  readonly retryDelayMs?: number | undefined;
}

/** Asks once more after 5xx, which may pass by itself; what was refused, or not answered in time, is not asked again. */
export async function callTokenService(
  fetch: TokenServiceAddress['fetch'],
  url: string,
  form: URLSearchParams,
  { timeoutMs = 4000, retryDelayMs = 250 }: TokenCallOptions,
): Promise<TokenServiceAnswer> {
  const ask = async (): Promise<{ readonly status: number; readonly answer: TokenServiceAnswer }> => {
    // A form, not a query: what stands in a URL ends up in logs.
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(new Request(url, { method: 'POST', body: form, signal }));
      return { status: response.status, answer: await readAnswer(response) };
    } catch {
      const why = signal.aborted ? `did not answer within ${timeoutMs} ms` : 'could not be reached';
      return { status: 0, answer: { error: signal.aborted ? 504 : 502, errorText: `The token service ${why}` } };
    }
  };
  const first = await ask();
  if (first.status < 500) return first.answer;
  await sleep(retryDelayMs);
  return (await ask()).answer;
}

async function readAnswer(response: Response): Promise<TokenServiceAnswer> {
  const read = parseTokenAnswer(await response.text());
  if (response.ok && read.type === 'token') return { url: read.url };
  if (read.type === 'refused') return { error: read.code, errorText: `[${read.code}] ${read.text}` };
  const contentType = response.headers.get('Content-Type') ?? 'no type';
  const errorText = `Expected a token from the token service, got ${response.status} ${contentType}`;
  return { error: response.ok ? 502 : response.status, errorText };
}
