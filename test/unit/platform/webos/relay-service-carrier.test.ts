import { expect } from '@open-wc/testing';
import type { CarriedRequest } from '../../../../src/drm/cookie-carrier.ts';
import type { RequestClass } from '../../../../src/drm/cookies.ts';
import { bodyText, type HttpOutcome, type HttpRequest } from '../../../../src/lib/http.ts';
import type { Luna } from '../../../../src/platform/webos/luna.ts';
import { createLunaCarrier } from '../../../../src/platform/webos/relay-service-carrier.ts';
import { playerErrorOf, rejectionOf } from '../../lib/rejection.ts';

const REQUEST = {
  method: 'POST',
  url: 'https://rights.test/?t=1',
  headers: { 'X-A': '1' },
  body: 'challenge',
} as const;
const PLAYBACK = { playback: 'p-1', readSetCookieHeader: true };

/** LG's bus with the app's service on it, which answers these; a rejection is what silence becomes. */
function fakeBus(answers: Readonly<Record<string, object | null>>) {
  const asked: [string, object, number | undefined][] = [];
  const luna: Luna = (url, parameters, limitMs) => {
    asked.push([url, parameters, limitMs]);
    const answer = answers[url.split('/').pop() ?? ''] ?? null;
    return answer === null ? Promise.reject(new TypeError('silence')) : Promise.resolve(answer);
  };
  return { luna, asked };
}

const HELLO = { hello: { returnValue: true, subscribed: true } };
const ANSWER = {
  returnValue: true,
  status: 200,
  url: 'https://rights.test/moved',
  headers: { 'retry-after': '3' },
  body: 'bGljZW5zZQ==',
};

function carry(luna: Luna): CarriedRequest {
  return createLunaCarrier(luna, ['rights.test']).carry(REQUEST, { val1: '12345' }, PLAYBACK);
}

function send(carried: CarriedRequest, change: Partial<HttpRequest> = {}, signal = new AbortController().signal) {
  return (
    carried.transport?.({ ...REQUEST, timeoutMs: 5000, ...change }, signal) ?? Promise.reject(new TypeError('none'))
  );
}

describe('createLunaCarrier', () => {
  it('carries licenses, manifests and text to the hosts on the list, and no media', () => {
    const { canCarry } = createLunaCarrier(fakeBus({}).luna, ['rights.test']);
    const classes: readonly RequestClass[] = ['license', 'manifest', 'text', 'image', 'init', 'segment'];
    expect(classes.map((requestClass) => canCarry('https://rights.test/', requestClass))).to.deep.equal([
      ...[true, true, true, false, false, false],
    ]);
    expect(canCarry('https://other.test/', 'license')).to.equal(false);
  });

  it('holds the service up, then asks it to send the request with its cookies', async () => {
    const { luna, asked } = fakeBus({ ...HELLO, request: ANSWER });
    const carried = carry(luna);
    const outcome = await send(carried);
    expect(asked).to.deep.equal([
      ['luna://org.latchkey.tv.relay/hello', { subscribe: true }, 4000],
      [
        'luna://org.latchkey.tv.relay/request',
        {
          ...{ playback: 'p-1', keepCookies: true, cookies: { val1: '12345' } },
          ...{ method: 'POST', url: REQUEST.url, headers: { 'X-A': '1' }, body: 'Y2hhbGxlbmdl', timeoutMs: 5000 },
        },
        5000,
      ],
    ]);
    if (outcome.kind !== 'answer') throw new TypeError(outcome.reason);
    expect([outcome.status, bodyText(outcome.body), outcome.header('Retry-After')]).to.deep.equal([
      200,
      'license',
      '3',
    ]);
    expect(carried.answeredBy((name) => outcome.header(name))).to.equal('https://rights.test/moved');
    expect(carried.failure((name) => outcome.header(name))).to.equal(null);
  });

  it('says hello once for all requests', async () => {
    const { luna, asked } = fakeBus({ ...HELLO, request: ANSWER });
    const carrier = createLunaCarrier(luna, ['rights.test']);
    const carried = [1, 2].map(() => carrier.carry(REQUEST, {}, PLAYBACK));
    await Promise.all(carried.map((one) => send(one)));
    expect(asked.map(([url]) => url.split('/').pop())).to.deep.equal(['hello', 'request', 'request']);
  });

  for (const [what, hello, message] of [
    ['does not say that it is up', null, /org\.latchkey\.tv\.relay .* none came within 4 s/],
    ['is not there', { returnValue: false, errorText: 'Service does not exist' }, /it is not there/],
  ] as const) {
    it(`rejects by name where the service ${what}, and asks again the next time`, async () => {
      const { luna, asked } = fakeBus({ hello });
      const carried = carry(luna);
      for (const times of [1, 2]) {
        const error = await playerErrorOf(send(carried));
        expect([error.code, asked.length]).to.deep.equal(['CONFIG_COOKIE_UNDELIVERABLE', times]);
        expect(error.message).to.match(message).and.not.to.match(/12345/);
      }
    });
  }

  it('takes an answer that does not come in time for a time-out, and says hello again before the next request', async () => {
    const { luna, asked } = fakeBus(HELLO);
    const carried = carry(luna);
    for (let times = 0; times < 2; times += 1)
      expect(await send(carried)).to.deep.equal({ kind: 'unreachable', reason: 'timeout' });
    expect(asked.map(([url]) => url.split('/').pop())).to.deep.equal(['hello', 'request', 'hello', 'request']);
  });

  for (const [refusal, failure] of [
    ['host', 'refused'],
    ['scheme', 'refused'],
    ['tls', 'network'],
    ['timeout', 'timeout'],
  ] as const) {
    it(`takes the refusal ${refusal} for ${failure}`, async () => {
      const carried = carry(fakeBus({ ...HELLO, request: { returnValue: false, refusal } }).luna);
      const outcome = await send(carried);
      expect(outcome.kind === 'answer' && carried.failure((name) => outcome.header(name))).to.equal(failure);
    });
  }

  it('does not hand on what is no answer, or longer than asked for', async () => {
    const reasonOf = (outcome: HttpOutcome): string => (outcome.kind === 'answer' ? 'answer' : outcome.reason);
    const odd = carry(fakeBus({ ...HELLO, request: { returnValue: true, status: '200' } }).luna);
    expect(reasonOf(await send(odd))).to.equal('network');
    const long = carry(fakeBus({ ...HELLO, request: ANSWER }).luna);
    expect(reasonOf(await send(long, { maxBytes: 7 }))).to.equal('answer');
    expect(reasonOf(await send(long, { maxBytes: 4 }))).to.equal('too-large');
  });

  it('stops waiting when the signal says so', async () => {
    const controller = new AbortController();
    const luna: Luna = () => new Promise(() => undefined);
    const rejection = rejectionOf(send(carry(luna), {}, controller.signal));
    controller.abort();
    expect(await rejection).to.include({ name: 'AbortError' });
  });
});
