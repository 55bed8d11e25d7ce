import { expect } from '@open-wc/testing';
import { createLicenseExchange, type LicenseExchange } from '../../../src/drm/license-exchange.ts';
import type { GrantKeeper } from '../../../src/drm/grant-keeper.ts';
import type { LicenseGrant } from '../../../src/drm/license-grant.ts';
import { PlayerError } from '../../../src/errors.ts';
import { isAbortError } from '../../../src/lib/abort.ts';
import { bodyText, type HttpOutcome } from '../../../src/lib/http.ts';
import { defer, nextTask } from '../lib/deferred.ts';
import { playerErrorOf, rejectionOf } from '../lib/rejection.ts';
import { answer, NETWORK_FAILURE, scriptTransport, type ScriptedTransport } from '../lib/scripted-transport.ts';
import { VirtualClock } from '../lib/virtual-clock.ts';
import { withTimeout } from '../lib/with-timeout.ts';
import { fakeGrant, KEY_A, KEY_B } from './fake-grant.ts';

const MESSAGE = new TextEncoder().encode('challenge').buffer;
const INVALID_TOKEN = { code: -4010, message: '[-4010] Invalid token' };
const SOAP_FAULT = '<soap:Fault><faultstring>[-4010] Invalid token</faultstring></soap:Fault>';
const PLAYREADY_FAULT = '<soap:Fault><StatusCode>0x8004c600</StatusCode></soap:Fault>';
const { signal } = new AbortController();

interface Setup {
  readonly exchange: LicenseExchange;
  readonly network: ScriptedTransport;
  readonly refreshed: LicenseGrant[];
  readonly clock: VirtualClock;
}

type Script = Parameters<typeof scriptTransport>[0];

function setUp(script: Script, change: Partial<GrantKeeper> = {}, clock = new VirtualClock()): Setup {
  const refreshed: LicenseGrant[] = [];
  const grant = fakeGrant('first', { headers: { 'X-Grant': '1' } });
  const network = scriptTransport(script);
  const grants: GrantKeeper = {
    current: () => Promise.resolve(grant),
    refresh: (stale) => {
      refreshed.push(stale);
      return Promise.resolve(fakeGrant('second'));
    },
    ...change,
  };
  const { now, sleep } = clock;
  const transport = withTimeout(network.transport, clock);
  const exchange = createLicenseExchange({ grants, transport, now, sleep, random: () => 1 });
  return { exchange, network, refreshed, clock };
}

const ask = (exchange: LicenseExchange, ...keyIds: string[]): Promise<ArrayBuffer> =>
  exchange({ keyIds, message: MESSAGE }, signal);

describe('createLicenseExchange', () => {
  it('posts the challenge to the license URL of the key, with the headers of the grant', async () => {
    const { exchange, network } = setUp([answer(200, 'license')]);
    expect(bodyText(await ask(exchange, KEY_B))).to.equal('license');
    const [request] = network.requests;
    expect(request?.method).to.equal('POST');
    expect(request?.url).to.equal(`https://rights.test/first/${KEY_B}`);
    expect(request?.body).to.equal(MESSAGE);
    expect(request?.headers).to.deep.equal({ 'Content-Type': 'application/octet-stream', 'X-Grant': '1' });
  });

  it('picks the license that serves most of the keys', async () => {
    const both = { keyIds: [KEY_B, KEY_A], url: 'https://rights.test/both' };
    const grant = fakeGrant('first', { licenses: [...fakeGrant().licenses, both] });
    const { exchange, network } = setUp([answer(200, 'license')], { current: () => Promise.resolve(grant) });
    await ask(exchange, KEY_A, KEY_B);
    expect(network.requests[0]?.url).to.equal('https://rights.test/both');
  });

  it('asks nobody for a key that the grant does not have', async () => {
    const { exchange, network } = setUp([]);
    const error = await playerErrorOf(ask(exchange, 'c0'));
    expect(error.code).to.equal('KEY_MISSING');
    expect(error.details.keyIds).to.deep.equal(['c0']);
    expect(network.requests).to.deep.equal([]);
  });

  for (const [what, refusal] of Object.entries({
    'answers 401': answer(401),
    'answers 403': answer(403),
    'answers -4010 within 401': answer(401, INVALID_TOKEN),
    'answers -4010 within 500': answer(500, INVALID_TOKEN),
    'answers -4010 within 200': answer(200, INVALID_TOKEN),
    'answers -4010 as SOAP within 500': answer(500, SOAP_FAULT),
  })) {
    it(`asks for a new grant after the license server ${what}`, async () => {
      const { exchange, network, refreshed } = setUp([refusal, answer(200, 'license')]);
      expect(bodyText(await ask(exchange, KEY_A))).to.equal('license');
      expect(refreshed.map(({ licenses }) => licenses[0]?.url)).to.deep.equal([`https://rights.test/first/${KEY_A}`]);
      expect(network.requests[1]?.url).to.equal(`https://rights.test/second/${KEY_A}`);
    });

    it(`says LICENSE_DENIED when the license server ${what} a second time`, async () => {
      const { exchange, network, refreshed } = setUp([refusal, refusal]);
      expect((await playerErrorOf(ask(exchange, KEY_A))).code).to.equal('LICENSE_DENIED');
      expect(refreshed.length).to.equal(1);
      expect(network.requests.length).to.equal(2);
    });
  }

  for (const [what, final, code] of [
    ['-4022 within 400', answer(400, { code: -4022, message: '[-4022] Invalid kid' }), 'LICENSE_DENIED'],
    ['-7008 within 200', answer(200, { code: -7008, message: '[-7008] Failed' }), 'LICENSE_DENIED'],
    ['a fault of PlayReady within 500', answer(500, PLAYREADY_FAULT), 'LICENSE_DENIED'],
    ['a fault of PlayReady within 200', answer(200, PLAYREADY_FAULT), 'LICENSE_DENIED'],
    ['404', answer(404), 'LICENSE_DENIED'],
    ['200 with an empty body', answer(200), 'LICENSE_INVALID'],
    ['503 with a Retry-After that is too long', answer(503, '', { 'retry-after': '60' }), 'LICENSE_UNREACHABLE'],
  ] as const) {
    it(`says ${code} at once when the license server answers ${what}`, async () => {
      const { exchange, network, refreshed, clock } = setUp([final]);
      expect((await playerErrorOf(ask(exchange, KEY_A))).code).to.equal(code);
      expect(refreshed).to.deep.equal([]);
      expect(network.requests.length).to.equal(1);
      expect(clock.nowMs).to.equal(1_000_000);
    });
  }

  for (const [what, script, waitedMs] of [
    ['500 twice', [answer(500), answer(502)], 1500],
    ['503 with Retry-After', [answer(503, '', { 'retry-after': '1' })], 1000],
    ['a reset connection', [NETWORK_FAILURE], 500],
    ['a first try that hangs', [defer<HttpOutcome>().promise], 5500],
    ['a fault, then a token that died', [answer(500), answer(403)], 500],
    ['a token that died, then a fault', [answer(403), answer(500)], 500],
  ] as const) {
    it(`gets the license after ${what}`, async () => {
      const { exchange, network, clock } = setUp([...script, answer(200, 'license')]);
      expect(bodyText(await clock.run(ask(exchange, KEY_A)))).to.equal('license');
      expect(network.requests.length).to.equal(script.length + 1);
      expect(clock.nowMs - 1_000_000).to.equal(waitedMs);
      expect(clock.left).to.equal(0);
    });
  }

  for (const [what, reply] of [
    ['hangs', () => defer<HttpOutcome>().promise],
    ['is down', () => NETWORK_FAILURE],
    ['fails', () => answer(500)],
    ['asks for patience without end', () => answer(503, '', { 'retry-after': '2' })],
  ] as const) {
    it(`says LICENSE_UNREACHABLE within 10 s when the license server ${what}`, async () => {
      const { exchange, network, clock } = setUp(reply);
      const error = await playerErrorOf(clock.run(ask(exchange, KEY_A)));
      expect(error.code).to.equal('LICENSE_UNREACHABLE');
      expect(network.requests.length).to.be.within(2, 6);
      expect(clock.nowMs - 1_000_000).to.be.within(7000, 10_000);
      expect(clock.left).to.equal(0);
    });
  }

  it('counts grants, tries and waits into the same 10 s', async () => {
    const clock = new VirtualClock();
    const slowly = (grant: LicenseGrant) => (): Promise<LicenseGrant> => clock.sleep(4000, signal).then(() => grant);
    const grants = { current: slowly(fakeGrant('first')), refresh: slowly(fakeGrant('second')) };
    const hang = defer<HttpOutcome>().promise;
    const { exchange } = setUp([answer(403), hang], grants, clock);
    expect((await playerErrorOf(clock.run(ask(exchange, KEY_A)))).code).to.equal('LICENSE_UNREACHABLE');
    expect(clock.nowMs).to.equal(1_010_000);
    expect(clock.left).to.equal(0);
  });

  it('says ENTITLEMENT_UNREACHABLE when the storefront does not answer within the 10 s', async () => {
    for (const step of ['current', 'refresh']) {
      const { exchange, clock } = setUp([answer(403)], { [step]: () => defer<LicenseGrant>().promise });
      expect((await playerErrorOf(clock.run(ask(exchange, KEY_A)))).code, step).to.equal('ENTITLEMENT_UNREACHABLE');
      expect(clock.nowMs, step).to.equal(1_010_000);
      expect(clock.left, step).to.equal(0);
    }
  });

  it('hands on why there is no grant, first or new', async () => {
    const refuse = (): Promise<never> => Promise.reject(new PlayerError('ENTITLEMENT_DENIED', 'no'));
    const first = setUp([], { current: refuse });
    expect((await playerErrorOf(ask(first.exchange, KEY_A))).code).to.equal('ENTITLEMENT_DENIED');
    const second = setUp([answer(403)], { refresh: refuse });
    expect((await playerErrorOf(ask(second.exchange, KEY_A))).code).to.equal('ENTITLEMENT_DENIED');
  });

  it('stops when it is aborted: before the grant, the license, the new grant or the next try', async () => {
    for (const step of ['grant', 'license', 'new grant', 'next try']) {
      const controller = new AbortController();
      const hang = (): Promise<never> => {
        controller.abort();
        return defer<never>().promise;
      };
      const clock = new VirtualClock();
      const script = { grant: [], license: hang, 'new grant': [answer(403)], 'next try': [answer(500)] }[step] ?? [];
      const change = {
        ...(step === 'grant' ? { current: hang } : {}),
        ...(step === 'new grant' ? { refresh: hang } : {}),
      };
      const { exchange, network } = setUp(script, change, clock);
      const work = exchange({ keyIds: [KEY_A], message: MESSAGE }, controller.signal);
      const rejected = rejectionOf(work);
      if (step === 'next try') {
        while (!clock.slept.includes(500)) await nextTask();
        controller.abort();
      }
      expect(isAbortError(await rejected), step).to.equal(true);
      expect(network.requests.length, step).to.equal(step === 'grant' ? 0 : 1);
      expect(clock.left, step).to.equal(0);
    }
  });
});
