import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bundleCdmScript } from '../../tools/simulator/cdm/cdm-script.ts';
import { SD_VIDEO_HEIGHT } from '../flow/support/app.ts';
import { ownComplaints, playFocused, seeHome, seePlaying } from '../flow/support/play-through.ts';
import { placesOf } from '../flow/support/secrets.ts';
import type { Exchange, Tv } from '../flow/support/tv.ts';
import { useTv } from '../flow/support/use-tv.ts';

/** Audio and SD: two exchanges at once. */
const KEYS = 2;
const CHALLENGED = '/playready/RightsManager.asmx';
const ASKED = '/storefront/entitlements';
const SOAP_ACTION = '"http://schemas.microsoft.com/DRM/2007/03/protocols/AcquireLicense"';
const INVALID_TOKEN = {
  status: 500,
  headers: { 'Content-Type': 'text/xml; charset=utf-8' },
  body: '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:Server</faultcode><faultstring>[-4010] Invalid token</faultstring></soap:Fault></soap:Body></soap:Envelope>',
};

const pathOf = ({ url }: Exchange): string => new URL(url).pathname;
const tokenOf = ({ url }: Exchange): string => new URL(url).searchParams.get('ExpressPlayToken') ?? '';

describe('A TV with (simulated) PlayReady', () => {
  const bench = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT, prepare: false });
  let tv: Tv;

  const switchOn = async (playready: 'wrapped' | 'raw'): Promise<void> => {
    tv = await bench.switchOn(await bundleCdmScript({ playready }));
    await seeHome(tv);
  };
  const challenges = async (): Promise<readonly Exchange[]> =>
    (await tv.network()).filter((exchange) => exchange.method === 'POST' && pathOf(exchange) === CHALLENGED);
  const countGrants = async (): Promise<number> =>
    (await tv.network()).filter((exchange) => exchange.method === 'POST' && pathOf(exchange) === ASKED).length;

  for (const shape of ['wrapped', 'raw'] as const) {
    it(`plays a protected title with ${shape} messages, and its token stands in license URLs only`, async () => {
      await switchOn(shape);
      await playFocused(tv);
      await seePlaying(tv);
      const sent = await challenges();
      assert.equal(sent.length, KEYS, 'one license per key');
      for (const exchange of sent) {
        assert.equal(exchange.status, 200);
        assert.equal(exchange.requestHeaders['soapaction'], SOAP_ACTION);
        assert.equal(exchange.requestHeaders['content-type'], 'text/xml; charset=utf-8');
        const others = (await tv.network()).filter((other) => pathOf(other) !== ASKED && other.url !== exchange.url);
        assert.match(tokenOf(exchange), /^[\w-]{40,}$/);
        assert.deepEqual(placesOf([tokenOf(exchange)], others), [], 'a token stands in its license request only');
        assert.deepEqual(placesOf([tokenOf(exchange)], [{ ...exchange, url: `${bench.app().url}license` }]), []);
      }
      assert.equal(new Set(sent.map(tokenOf)).size, KEYS);
      assert.deepEqual(ownComplaints(tv), []);
    });
  }

  it('asks for one new grant after a SOAP fault -4010 within a 500, and plays', async () => {
    await switchOn('wrapped');
    // For one key alone: two exchanges at once could also be one that is refused twice.
    bench.app().backend.faults.rights = [INVALID_TOKEN];
    await playFocused(tv);
    await seePlaying(tv);
    const sent = await challenges();
    assert.deepEqual(bench.app().backend.faults.rights, [], 'every fault was met');
    assert.equal(sent.filter(({ status }) => status === 500).length, 1);
    assert.equal(sent.filter(({ status }) => status === 200).length, KEYS);
    assert.equal(new Set(sent.map(tokenOf)).size, KEYS + 1, 'no token that was refused is sent again');
    assert.equal(await countGrants(), 2);
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('says LICENSE_DENIED with the code when the token is refused for good, and the next title plays', async () => {
    await switchOn('raw');
    bench.app().backend.faults.rights = [{ ...INVALID_TOKEN, times: Infinity }];
    await playFocused(tv);
    await tv.see('the error panel', `latchkeyTest.text().includes('LICENSE_DENIED · ExpressPlay -4010')`, 15_000);
    assert.equal(await tv.focus(), 'Try again');
    assert.equal(await countGrants(), 2);
    assert.ok((await challenges()).length <= 2 * KEYS);

    bench.app().backend.faults.reset();
    await tv.press('Escape');
    await seeHome(tv);
    assert.equal(await tv.video(), null, 'nothing is left behind Home');
    await tv.press('ArrowRight');
    await playFocused(tv);
    await seePlaying(tv);
    const said = ownComplaints(tv);
    assert.equal(said.length, 1, said.join('\n'));
    assert.ok(said[0]?.startsWith('Latchkey LICENSE_DENIED'), said[0]);
  });
});
