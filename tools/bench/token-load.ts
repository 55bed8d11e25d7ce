import { createHash, randomBytes } from 'node:crypto';
import { parseTokenAnswer } from '../../src/expressplay/token-answer.ts';
import { buildWidevineTokenRequest } from '../../src/expressplay/token-request.ts';
import { percentile, runInFlight, type Timed } from './in-flight.ts';

export const LOAD = { requests: 1000, inFlight: 16 };

/** One kind of request under load. */
export interface LoadSummary {
  readonly name: string;
  readonly lost: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  readonly perSecond: number;
}

const toBase64Url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');

/** A token for each of so many keys, then a license for each token. Lost is whatever did not bring exactly that. */
export async function loadTokens(serverUrl: string, authenticator: string): Promise<readonly LoadSummary[]> {
  const keys = Array.from({ length: LOAD.requests }, (_, index) => ({
    kid: createHash('sha256').update(`bench ${index}`).digest('hex').slice(0, 32),
    contentKey: randomBytes(16).toString('hex'),
  }));
  const askForToken = async (index: number): Promise<string> => {
    const { kid = '', contentKey = '' } = keys[index] ?? {};
    const policy = { securityLevel: 1, hdcpOutputControl: 0 } as const;
    const request = { customerAuthenticator: authenticator, kid, key: { contentKey }, ...policy };
    const body = buildWidevineTokenRequest(request, Math.floor(Date.now() / 1000));
    const answer = parseTokenAnswer(await (await fetch(`${serverUrl}/hms/wv/token`, { method: 'POST', body })).text());
    if (answer.type !== 'token') throw new TypeError(`Expected a token, got ${JSON.stringify(answer)}`);
    return answer.url;
  };
  const [tokens, tokenSummary] = await measure('token', askForToken);
  const redeem = async (index: number): Promise<true> => {
    const { kid = '', contentKey = '' } = keys[index] ?? {};
    const body = JSON.stringify({ kids: [toBase64Url(kid)], type: 'temporary' });
    const license = await (await fetch(tokens[index]?.result ?? '', { method: 'POST', body })).text();
    if (!license.includes(`"kid":"${toBase64Url(kid)}","k":"${toBase64Url(contentKey)}"`)) {
      throw new TypeError('Expected a license with the key that the token was asked for');
    }
    return true;
  };
  const [, redemptionSummary] = await measure('redemption', redeem);
  return [tokenSummary, redemptionSummary];
}

async function measure<Result>(
  name: string,
  work: (index: number) => Promise<Result>,
): Promise<readonly [readonly Timed<Result>[], LoadSummary]> {
  const startedAtMs = performance.now();
  const timed = await runInFlight(LOAD.requests, LOAD.inFlight, work);
  const tookS = (performance.now() - startedAtMs) / 1000;
  const ms = timed.map((each) => each.ms);
  const summary = {
    name,
    lost: timed.filter(({ result }) => result === null).length,
    medianMs: percentile(ms, 0.5),
    p99Ms: percentile(ms, 0.99),
    maxMs: Math.max(...ms),
    perSecond: timed.length / tookS,
  };
  return [timed, summary];
}
