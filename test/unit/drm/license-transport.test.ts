import { expect } from '@open-wc/testing';
import { createCookieDelivery } from '../../../src/drm/cookie-delivery.ts';
import { createLicenseTransport, type LicenseTransport } from '../../../src/drm/license-transport.ts';
import { NetworkConfiguration } from '../../../src/drm/network-configuration.ts';
import { playerErrorOf } from '../lib/rejection.ts';
import { answer, NETWORK_FAILURE, scriptTransport, type ScriptedTransport } from '../lib/scripted-transport.ts';
import { fakeCarrier, type FakeCarrier } from './fake-carrier.ts';

const { signal } = new AbortController();

function setUp(script: Parameters<typeof scriptTransport>[0]): {
  readonly send: (cookies: Readonly<Record<string, string>>) => ReturnType<LicenseTransport>;
  readonly network: ScriptedTransport;
  readonly carrier: FakeCarrier;
} {
  const network = scriptTransport(script);
  const carrier = fakeCarrier('jar', ['rights.test']);
  const delivery = createCookieDelivery({
    network: new NetworkConfiguration(),
    carriers: [carrier],
    platformName: 'browser',
  });
  const transport = createLicenseTransport(network.transport, delivery);
  const request = {
    method: 'POST',
    url: 'https://rights.test/',
    body: 'challenge',
    timeoutMs: 9,
    maxBytes: 99,
  } as const;
  return { send: (cookies) => transport({ ...request, cookies }, signal), network, carrier };
}

describe('createLicenseTransport', () => {
  it('sends a request without cookies as it is', async () => {
    const { send, network, carrier } = setUp([answer(200)]);
    await send({});
    expect(network.requests[0]?.url).to.equal('https://rights.test/');
    expect(carrier.log).to.deep.equal([]);
  });

  it('sends a request with cookies as its carrier has it, and lets go of them after the answer', async () => {
    const { send, network, carrier } = setUp([answer(403)]);
    const outcome = await send({ val1: '12345' });
    expect(outcome.kind === 'answer' && outcome.status).to.equal(403);
    expect(network.requests[0]).to.include({
      url: 'https://rights.test/?by=jar',
      withCredentials: true,
      timeoutMs: 9,
      maxBytes: 99,
    });
    expect(network.requests[0]?.body).to.equal('challenge');
    expect(carrier.log).to.deep.equal(['jar val1', 'jar released']);
  });

  it('lets go of them after no answer too', async () => {
    const { send, carrier } = setUp([NETWORK_FAILURE]);
    expect(await send({ val1: '12345' })).to.deep.equal(NETWORK_FAILURE);
    expect(carrier.log).to.include('jar released');
  });

  it('leaves it to a carrier that sends by itself', async () => {
    const own = scriptTransport([answer(200, 'license')]);
    const carrier = fakeCarrier('relay', ['rights.test']);
    const carry = (...parameters: Parameters<typeof carrier.carry>) => ({
      ...carrier.carry(...parameters),
      transport: own.transport,
    });
    const delivery = createCookieDelivery({
      network: new NetworkConfiguration(),
      carriers: [{ ...carrier, carry }],
      platformName: 'webos',
    });
    const request = { method: 'POST', url: 'https://rights.test/', timeoutMs: 9, cookies: { val1: '12345' } } as const;
    const outcome = await createLicenseTransport(scriptTransport([]).transport, delivery)(request, signal);
    expect(outcome.kind === 'answer' && outcome.status).to.equal(200);
    expect(own.requests.map(({ url, timeoutMs }) => [url, timeoutMs])).to.deep.equal([
      ['https://rights.test/?by=relay', 9],
    ]);
    expect(carrier.log).to.deep.equal(['relay val1', 'relay released']);
  });

  it('tells the carrier’s own answers from those of the license server', async () => {
    const slow = setUp([answer(504, '', { refusal: 'slow' })]);
    expect(await slow.send({ val1: '12345' })).to.deep.equal({ kind: 'unreachable', reason: 'timeout' });
    const refused = setUp([answer(403, '', { refusal: 'host' })]);
    expect((await playerErrorOf(refused.send({ val1: '12345' }))).code).to.equal('CONFIG_COOKIE_UNDELIVERABLE');
    expect(refused.carrier.log).to.include('jar released');
  });
});
