import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { markToken } from '../../server/expressplay/redemption-log.ts';
import { toGuidOrder } from '../../server/packager/key-id.ts';
import { EXPRESSPLAY_ERRORS } from '../../src/expressplay/errors.ts';
import { backend, DEVICE, lastReason, PATH, PLAYREADY, redeem, seal } from './playready-backend.ts';
import { challenge, GUID, KID, mutated, readLicense } from './playready-challenge.ts';
import { clearKeyChallenge, readEntitlement } from './test-backend.ts';

const LICENSE =
  '{"keys":[{"kty":"oct","kid":"ESIzRFVmd4iZqrvM3e7_AA","k":"ABEiM0RVZneImaq7zN3u_w"}],"type":"temporary"}';

const INVALID = EXPRESSPLAY_ERRORS[-4010];

void describe('rights service for PlayReady', () => {
  void it('answers a simulated challenge with a ClearKey license in a PlayReady envelope', async () => {
    const answer = await redeem(seal(), challenge());
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('Content-Type'), 'text/xml; charset=utf-8');
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    assert.equal(await readLicense(answer), LICENSE);
  });

  void it('redeems a token on the device it is bound to', async () => {
    const answer = await redeem(seal({ deviceId: DEVICE }), challenge({ deviceId: DEVICE.toUpperCase() }));
    assert.equal(await readLicense(answer), LICENSE);
  });

  void it('redeems a token of production in production alone', async () => {
    const init = { method: 'POST', body: challenge() };
    const send = (token: string): Promise<Response> => backend.request(`/prod${PATH}?ExpressPlayToken=${token}`, init);
    assert.equal(await readLicense(await send(seal({}, PLAYREADY, 'a secret production'))), LICENSE);
    assert.match(await (await send(seal())).text(), /\[-4010\]/);
  });

  void it('takes the token from CustomData, where the query has none', async () => {
    assert.equal(await readLicense(await redeem(null, challenge({ customData: `\n ${seal()}\n` }))), LICENSE);
    assert.equal((await redeem(seal(), challenge({ customData: 'not looked at' }))).status, 200);
    assert.equal((await redeem('AAAA', challenge({ customData: seal() }))).status, 500);
  });

  for (const mark of ['', '\ufeff']) {
    void it(`reads UTF-16 ${mark === '' ? 'without' : 'with'} a byte order mark`, async () => {
      const body = Buffer.from(mark + challenge({ customData: seal() }).replace('utf-8', 'utf-16'), 'utf16le');
      assert.equal(await readLicense(await redeem(null, new Uint8Array(body))), LICENSE);
    });
  }

  void it('gives the one key of the token where more key ids are asked for', async () => {
    assert.equal(
      await readLicense(await redeem(seal(), challenge({ keyIds: [`${'A'.repeat(22)}==`, GUID] }))),
      LICENSE,
    );
  });

  void it('takes a challenge of 64 KiB', async () => {
    assert.equal((await redeem(seal(), challenge().padEnd(65_536))).status, 200);
  });

  void it('refuses a token for PlayReady on the Widevine route', async () => {
    const init = { method: 'POST', body: clearKeyChallenge(KID) };
    const answer = await backend.request(`/hms/wv/rights/?ExpressPlayToken=${seal()}`, init);
    assert.equal(answer.status, 401);
    assert.equal(await answer.text(), `{"code":-4010,"message":"[-4010] ${INVALID}"}`);
    assert.equal(lastReason(), '-4010 reason="Token is for playready"');
  });

  void it('answers what is no POST, and what is beside the route, with 404', async () => {
    for (const call of [`GET ${PATH}`, `PUT ${PATH}`, `POST ${PATH}/`, 'GET /playready/']) {
      const [method = '', path = ''] = call.split(' ');
      assert.equal((await backend.request(path, { method })).status, 404, call);
    }
  });

  void it('lets a page send its headers, and no foreign page at all', async () => {
    const ask = { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'soapaction' };
    const preflight = (Origin: string) => backend.request(PATH, { method: 'OPTIONS', headers: { Origin, ...ask } });
    const { status, headers } = await preflight('null');
    assert.equal(status, 204);
    assert.equal(headers.get('Access-Control-Allow-Origin'), 'null');
    assert.match(headers.get('Access-Control-Allow-Headers') ?? '', /Content-Type.*SOAPAction/);
    assert.equal((await preflight('https://evil.example')).headers.get('Access-Control-Allow-Origin'), null);
    const fault = await redeem(null, '', { Origin: 'http://localhost:5173' });
    assert.equal(fault.headers.get('Access-Control-Allow-Origin'), 'http://localhost:5173');
  });

  void it('meets the faults of the rights service', async () => {
    backend.faults.rights = [{ status: 403, body: 'no' }];
    assert.equal((await redeem(seal(), challenge())).status, 403);
    assert.equal((await redeem(seal(), challenge())).status, 200);
  });

  void it('answers JSON where the cookies of a title are missing or wrong', async () => {
    const { licenses } = await readEntitlement(
      await backend.entitle({ contentID: 'glasshouse', keySystem: 'playready' }),
    );
    const keyId = Buffer.from(licenses[0]?.keyIDs[0] ?? '', 'hex');
    const body = challenge({ keyIds: [toGuidOrder(keyId).toString('base64')] });
    const send = (headers: Record<string, string>): Promise<Response> =>
      backend.request(licenses[0]?.epTokenURL ?? '', { method: 'POST', headers, body });
    for (const [headers, code] of [
      [{}, -2017],
      [{ Cookie: 'val1=12345; val2=x' }, -2018],
    ] as const) {
      const answer = await send(headers);
      assert.equal(answer.status, 401);
      assert.match(await answer.text(), new RegExp(`^{"code":${code},`));
    }
    assert.match(await readLicense(await send({ Cookie: 'val1=12345; val2=abcd' })), /^{"keys":/);
  });

  void it('logs the DRM of the route', async () => {
    backend.log.length = 0;
    const token = seal();
    await redeem(token, challenge());
    await redeem(null, challenge());
    assert.deepEqual(backend.log, [
      `2026-11-21T10:00:00.000Z redemption drm=playready kid=${KID} cookie="order 66" token=${markToken(token)} code=0 reason="License issued"`,
      '2026-11-21T10:00:00.000Z redemption drm=playready kid=- cookie=- token=- code=-4010 reason="No token"',
    ]);
  });

  void it('answers any bytes with SOAP', async () => {
    const body = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string(), mutated(challenge()));
    await fc.assert(
      fc.asyncProperty(body, async (bytes) => {
        for (const token of [null, seal()]) {
          const answer = await redeem(token, typeof bytes === 'string' ? bytes : new Uint8Array(bytes));
          assert.match(await answer.text(), answer.status === 200 ? /<License>/ : /<soap:Fault>/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
