import { expect } from '@open-wc/testing';
import { createLicenseExchange, type LicenseExchange } from '../../../src/drm/license-exchange.ts';
import type { GrantKeeper } from '../../../src/drm/grant-keeper.ts';
import type { LicenseGrant } from '../../../src/drm/license-grant.ts';
import { PlayerError } from '../../../src/errors.ts';
import { isAbortError } from '../../../src/lib/abort.ts';
import { bodyText } from '../../../src/lib/http.ts';
import { defer } from '../lib/deferred.ts';
import { playerErrorOf, rejectionOf } from '../lib/rejection.ts';
import {
  answer,
  NETWORK_FAILURE,
  scriptTransport,
  TIMEOUT,
  type ScriptedTransport,
} from '../lib/scripted-transport.ts';
import { fakeGrant, KEY_A, KEY_B } from './fake-grant.ts';

const MESSAGE = new TextEncoder().encode('challenge').buffer;
const INVALID_TOKEN = { code: -4010, message: '[-4010] Invalid token' };
const { signal } = new AbortController();

interface Setup {
  readonly exchange: LicenseExchange;
  readonly network: ScriptedTransport;
  readonly refreshed: LicenseGrant[];
}

function setUp(script: Parameters<typeof scriptTransport>[0], change: Partial<GrantKeeper> = {}): Setup {
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
  return { exchange: createLicenseExchange({ grants, transport: network.transport }), network, refreshed };
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

  it('ends within ten seconds with both of its tries', async () => {
    const { exchange, network } = setUp([answer(403), TIMEOUT]);
    await playerErrorOf(ask(exchange, KEY_A));
    const total = network.requests.reduce((sum, request) => sum + request.timeoutMs, 0);
    expect(network.requests.length).to.equal(2);
    expect(total).to.be.at.most(10_000);
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
    ['500', answer(500), 'LICENSE_UNREACHABLE'],
    ['200 with an empty body', answer(200), 'LICENSE_INVALID'],
    ['nothing in time', TIMEOUT, 'LICENSE_UNREACHABLE'],
    ['nothing at all', NETWORK_FAILURE, 'LICENSE_UNREACHABLE'],
  ] as const) {
    it(`says ${code} at once when the license server answers ${what}`, async () => {
      const { exchange, network, refreshed } = setUp([final]);
      expect((await playerErrorOf(ask(exchange, KEY_A))).code).to.equal(code);
      expect(refreshed).to.deep.equal([]);
      expect(network.requests.length).to.equal(1);
    });
  }

  it('judges the second answer by itself', async () => {
    const { exchange } = setUp([answer(403), NETWORK_FAILURE]);
    expect((await playerErrorOf(ask(exchange, KEY_A))).code).to.equal('LICENSE_UNREACHABLE');
  });

  it('hands on why there is no grant, first or new', async () => {
    const refuse = (): Promise<never> => Promise.reject(new PlayerError('ENTITLEMENT_DENIED', 'no'));
    const first = setUp([], { current: refuse });
    expect((await playerErrorOf(ask(first.exchange, KEY_A))).code).to.equal('ENTITLEMENT_DENIED');
    const second = setUp([answer(403)], { refresh: refuse });
    expect((await playerErrorOf(ask(second.exchange, KEY_A))).code).to.equal('ENTITLEMENT_DENIED');
  });

  it('stops when it is aborted: before the grant, before the license, before the new grant', async () => {
    for (const step of ['grant', 'license', 'new grant']) {
      const controller = new AbortController();
      const hang = (): Promise<never> => {
        controller.abort();
        return defer<never>().promise;
      };
      const { exchange } = setUp(step === 'license' ? hang : [answer(403)], {
        ...(step === 'grant' ? { current: hang } : {}),
        ...(step === 'new grant' ? { refresh: hang } : {}),
      });
      const work = exchange({ keyIds: [KEY_A], message: MESSAGE }, controller.signal);
      expect(isAbortError(await rejectionOf(work)), step).to.equal(true);
    }
  });
});
