import { expect } from '@open-wc/testing';
import type { GrantKeeper } from '../../../src/drm/grant-keeper.ts';
import { createLicenseExchange } from '../../../src/drm/license-exchange.ts';
import type { GrantedLicense, LicenseGrant } from '../../../src/drm/license-grant.ts';
import { bodyText, type HttpRequest } from '../../../src/lib/http.ts';
import { writeSoapChallenge } from '../../../tools/simulator/cdm/playready-challenge.ts';
import { playerErrorOf } from '../lib/rejection.ts';
import { answer, scriptTransport } from '../lib/scripted-transport.ts';
import { VirtualClock } from '../lib/virtual-clock.ts';
import { fakeGrant, KEY_A } from './fake-grant.ts';
import { base64, header, utf16, utf8, wrap } from './playready-messages.ts';

type Carriage = NonNullable<GrantedLicense['token']>['carriage'];

const URL = 'https://rights.test/rights';

function grantWith(value: string, carriage: Carriage): LicenseGrant {
  const licenses = [{ keyIds: [KEY_A], url: URL, token: { value, carriage } }];
  return fakeGrant(value, { keySystem: 'playready', licenses, headers: { 'x-token': 'of the grant' } });
}

/** What is sent when the first token is refused and the second taken. */
async function sendTwice(carriage: Carriage, message: ArrayBuffer): Promise<readonly HttpRequest[]> {
  const grants: GrantKeeper = {
    current: () => Promise.resolve(grantWith('AQAA', carriage)),
    refresh: () => Promise.resolve(grantWith('BQAA', carriage)),
  };
  const { transport, requests } = scriptTransport([answer(403), answer(200, 'license')]);
  const { now, sleep } = new VirtualClock();
  const exchange = createLicenseExchange({ grants, transport, now, sleep, random: () => 1 });
  await exchange({ keyIds: [KEY_A], message }, new AbortController().signal);
  return requests;
}

describe('createLicenseExchange, where a token rides beside the URL', () => {
  const challenge = writeSoapChallenge([KEY_A], 2);

  it('sends the header that the grant names, over every other of that name', async () => {
    const wrapped = utf16(wrap(base64(challenge), header('X-TOKEN', 'of the CDM')));
    const requests = await sendTwice({ header: 'X-Token' }, wrapped);
    expect(requests.map(({ url, headers }) => [url, headers?.['X-Token']])).to.deep.equal([
      [URL, 'AQAA'],
      [URL, 'BQAA'],
    ]);
    for (const { headers = {}, body } of requests) {
      expect(Object.keys(headers).filter((name) => /^x-token$/i.test(name))).to.deep.equal(['X-Token']);
      expect(bodyText(body as ArrayBuffer)).to.equal(challenge);
    }
  });

  it('writes the token of each grant into the challenge as it came, wrapped or raw', async () => {
    for (const message of [utf8(challenge), utf16(wrap(base64(challenge)))]) {
      const requests = await sendTwice('customData', message);
      const written = requests.map(
        ({ body }) => /<CustomData>.*<\/CustomData>/.exec(bodyText(body as ArrayBuffer))?.[0],
      );
      expect(written).to.deep.equal(['<CustomData>AQAA</CustomData>', '<CustomData>BQAA</CustomData>']);
      expect(requests.map(({ url }) => url)).to.deep.equal([URL, URL]);
    }
  });

  it('sends nothing of a challenge that its CDM has signed', async () => {
    const signed = challenge.replace('</LA>', '</LA><Signature/>');
    expect((await playerErrorOf(sendTwice('customData', utf8(signed)))).code).to.equal('ENTITLEMENT_INVALID');
  });
});
