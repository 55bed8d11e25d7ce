import { expect } from '@open-wc/testing';
import type { GrantKeeper } from '../../../src/drm/grant-keeper.ts';
import { createLicenseExchange } from '../../../src/drm/license-exchange.ts';
import { bodyText } from '../../../src/lib/http.ts';
import { playerErrorOf } from '../lib/rejection.ts';
import { answer, scriptTransport, type ScriptedTransport } from '../lib/scripted-transport.ts';
import { VirtualClock } from '../lib/virtual-clock.ts';
import { fakeGrant, KEY_A } from './fake-grant.ts';
import { base64, header, SOAP_ACTION, SOAP_CHALLENGE, utf16, wrap } from './playready-messages.ts';

const GRANT_HEADERS = { 'content-type': 'text/xml; charset=UTF-8', 'X-Grant': '1' };

function exchangePlayReady(message: ArrayBuffer): { network: ScriptedTransport; license: Promise<ArrayBuffer> } {
  const grant = fakeGrant('first', { keySystem: 'playready', headers: GRANT_HEADERS });
  const grants: GrantKeeper = { current: () => Promise.resolve(grant), refresh: () => Promise.resolve(grant) };
  const network = scriptTransport([answer(200, 'license')]);
  const { now, sleep } = new VirtualClock();
  const exchange = createLicenseExchange({ grants, transport: network.transport, now, sleep, random: () => 1 });
  return { network, license: exchange({ keyIds: [KEY_A], message }, new AbortController().signal) };
}

describe('createLicenseExchange for PlayReady', () => {
  it('posts the challenge out of the wrapper; headers of the grant win over those of the wrapper', async () => {
    const { network, license } = exchangePlayReady(utf16(wrap(base64(SOAP_CHALLENGE), header('X-Client', '1'))));
    expect(bodyText(await license)).to.equal('license');
    const [request] = network.requests;
    expect(new TextDecoder().decode(request?.body as ArrayBuffer)).to.equal(SOAP_CHALLENGE);
    expect(request?.headers).to.deep.equal({ ...GRANT_HEADERS, SOAPAction: SOAP_ACTION, 'X-Client': '1' });
  });

  it('sends nothing of a wrapper that is broken', async () => {
    const { network, license } = exchangePlayReady(utf16(wrap('*')));
    expect((await playerErrorOf(license)).code).to.equal('KEY_SESSION_FAILED');
    expect(network.requests).to.deep.equal([]);
  });
});
