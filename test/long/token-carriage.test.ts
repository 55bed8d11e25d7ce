import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bundleCdmScript } from '../../tools/simulator/cdm/cdm-script.ts';
import type { SimulatedCdms } from '../../tools/simulator/cdm/page.ts';
import { SD_VIDEO_HEIGHT } from '../flow/support/app.ts';
import { ownComplaints, playFocused, seeHome, seePlaying } from '../flow/support/play-through.ts';
import { placesOf } from '../flow/support/secrets.ts';
import type { Exchange, Tv } from '../flow/support/tv.ts';
import { useTv } from '../flow/support/use-tv.ts';

const HEADER = 'X-Operator-Token';
const CHALLENGED = /^\/(?:hms\/wv\/rights|playready)\//;
const ASKED = '/storefront/entitlements';

const pathOf = ({ url }: Exchange): string => new URL(url).pathname;

describe('A title whose tokens ride beside the license URL', () => {
  const bench = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT, prepare: false });
  let tv: Tv;

  const open = async (tokenCarriage: 'customData' | { header: string }, cdms?: SimulatedCdms): Promise<void> => {
    bench.app().backend.faults.titlePolicies.set('aurora', { tokenCarriage });
    tv = await bench.switchOn(cdms === undefined ? '' : await bundleCdmScript(cdms));
    await seeHome(tv);
    await playFocused(tv);
  };
  const challenges = async (): Promise<readonly Exchange[]> =>
    (await tv.network()).filter((exchange) => exchange.method === 'POST' && CHALLENGED.test(pathOf(exchange)));
  /** As the storefront handed them out. */
  const tokens = async (): Promise<readonly string[]> => {
    const grants = (await tv.network()).filter((exchange) => pathOf(exchange) === ASKED);
    return [
      ...grants
        .map(({ body }) => body.toString())
        .join()
        .matchAll(/ExpressPlayToken=([\w-]+)/g),
    ].map(([, token]) => token ?? '');
  };

  for (const [keySystem, cdms] of [
    ['ClearKey', undefined],
    ['(simulated) Widevine', { widevine: {} }],
    ['(simulated) PlayReady', { playready: 'wrapped' }],
  ] as const) {
    it(`plays with ${keySystem} by a header, and no URL has a token`, async () => {
      await open({ header: HEADER }, cdms);
      await seePlaying(tv);
      const sent = await challenges();
      assert.deepEqual(
        sent.map(({ status }) => status),
        [200, 200],
      );
      const handedOut = await tokens();
      for (const { url, requestHeaders } of sent) {
        assert.equal(new URL(url).search, '');
        assert.ok(handedOut.includes(requestHeaders[HEADER.toLowerCase()] ?? ''), 'the token is in the header');
      }
      assert.deepEqual(ownComplaints(tv), []);
    });
  }

  it('asks for another token where the one in the header is refused', async () => {
    bench.app().backend.faults.expiredTokens = 3;
    await open({ header: HEADER });
    await seePlaying(tv);
    assert.deepEqual((await challenges()).map(({ status }) => status).sort(), [200, 200, 401, 401]);
  });

  for (const shape of ['wrapped', 'raw'] as const) {
    it(`plays with ${shape} messages of a (simulated) PlayReady that signs nothing, by CustomData`, async () => {
      await open('customData', { playready: shape });
      await seePlaying(tv);
      const sent = await challenges();
      assert.deepEqual(
        sent.map(({ status, url }) => [status, new URL(url).search]),
        [
          [200, ''],
          [200, ''],
        ],
      );
      // Neither URL nor header: what the rights service redeemed came in the challenge.
      assert.deepEqual(placesOf(await tokens(), sent), []);
      assert.deepEqual(ownComplaints(tv), []);
    });
  }

  it('says ENTITLEMENT_INVALID for CustomData where the key system is not PlayReady', async () => {
    await open('customData');
    await tv.see('the error panel', `latchkeyTest.text().includes('ENTITLEMENT_INVALID')`, 15_000);
    assert.deepEqual(await challenges(), []);
    assert.equal(await tv.video(), null);
  });
});
