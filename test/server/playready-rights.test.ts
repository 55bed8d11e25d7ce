import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { createTokenSealer, type TokenContents } from '../../server/expressplay/token.ts';
import { toGuidOrder } from '../../server/packager/key-id.ts';
import { EXPRESSPLAY_ERRORS } from '../../src/expressplay/errors.ts';
import { challenge, GUID, KID, laughs, mutated, readLicense } from './playready-challenge.ts';
import { clearKeyChallenge, createTestBackend, readEntitlement, START_MS } from './test-backend.ts';

const KEY = '00112233445566778899aabbccddeeff';
const PATH = '/playready/RightsManager.asmx';
const LICENSE =
  '{"keys":[{"kty":"oct","kid":"ESIzRFVmd4iZqrvM3e7_AA","k":"ABEiM0RVZneImaq7zN3u_w"}],"type":"temporary"}';

const backend = await createTestBackend({ tokenSecret: 'a secret' });

const COMMON = { kid: KID, key: KEY, issuedAtS: START_MS / 1000, cookie: 'order 66' };
const WIDEVINE = await policyOf('widevine');
const PLAYREADY = await policyOf('playready');

/** As the token service seals it, for the key and the cookie of this test. */
async function policyOf(keySystem: 'widevine' | 'playready'): Promise<TokenContents> {
  const { epTokenURL } = await readEntitlement(await backend.entitle({ keySystem }));
  const token = new URL(epTokenURL).searchParams.get('ExpressPlayToken') ?? '';
  const contents = createTokenSealer('a secret').open(token);
  assert.equal(contents?.drm, keySystem);
  return { ...contents, ...COMMON };
}

const DEVICE = 'd0'.repeat(16);

const seal = (changes: { livesS?: number; deviceId?: string } = {}, contents = PLAYREADY, secret = 'a secret') =>
  createTokenSealer(secret).seal({ ...contents, ...changes, expiresAtS: COMMON.issuedAtS + (changes.livesS ?? 60) });

function redeem(token: string | null, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return backend.request(PATH + (token === null ? '' : `?ExpressPlayToken=${token}`), {
    method: 'POST',
    body,
    headers,
  });
}

const lastReason = (): string => /code=(\S+ reason=".*")$/.exec(backend.log.at(-1) ?? '')?.[1] ?? '';

const INVALID = EXPRESSPLAY_ERRORS[-4010];
const UNREADABLE = '-4001 reason="Unreadable challenge"';
const NO_SIMULATION = '-4001 reason="No simulated challenge: PlayReady licenses come from ExpressPlay itself"';
const REFUSED: readonly (readonly [name: string, token: string | null, body: BodyInit, logged: string])[] = [
  ['no token', null, challenge(), '-4010 reason="No token"'],
  ['an empty token and empty CustomData', '', challenge({ customData: ' ' }), '-4010 reason="No token"'],
  ['no token and no challenge', null, '', '-4010 reason="No token"'],
  ['no token and one byte', null, '<', '-4010 reason="No token"'],
  ['no token and a challenge too large', null, challenge().padEnd(65_537), '-4010 reason="No token"'],
  ['a token that is none', 'AAAA', challenge(), '-4010 reason="Bad token"'],
  ['a token of 1025 characters', 'A'.repeat(1025), challenge(), '-4010 reason="Bad token"'],
  ['a token of another environment', seal({}, PLAYREADY, 'another'), challenge(), '-4010 reason="Bad token"'],
  ['CustomData that is no token', null, challenge({ customData: 'hello' }), '-4010 reason="Bad token"'],
  ['a token for Widevine', seal({}, WIDEVINE), challenge(), '-4010 reason="Token is for widevine"'],
  ['an expired token for Widevine', seal({ livesS: 0 }, WIDEVINE), challenge(), '-4010 reason="Token is for widevine"'],
  ['an expired token', seal({ livesS: 0 }), challenge(), '-4010 reason="Expired token"'],
  ['an expired token before a bad challenge', seal({ livesS: 0 }), '<', '-4010 reason="Expired token"'],
  [
    'no device, where the token is bound to one',
    seal({ deviceId: DEVICE }),
    challenge(),
    '-4001 reason="Another device"',
  ],
  [
    'another device',
    seal({ deviceId: DEVICE }),
    challenge({ deviceId: 'd1'.repeat(16) }),
    '-4001 reason="Another device"',
  ],
  ['no challenge', seal(), '', '-4001 reason="No challenge"'],
  ['a challenge too large', seal(), challenge().padEnd(65_537), '-4001 reason="Challenge too large"'],
  ['a challenge that is no XML', seal(), 'license, please', UNREADABLE],
  ['a binary challenge', seal(), Uint8Array.of(8, 1, 18, 255), UNREADABLE],
  ['a ClearKey challenge', seal(), clearKeyChallenge(KID), UNREADABLE],
  ['a challenge broken off', seal(), challenge().slice(0, -1), UNREADABLE],
  ['a challenge with entities of its own', seal(), laughs(challenge({ keyIds: ['&b;'] })), UNREADABLE],
  ['a challenge with an undeclared entity', seal(), challenge({ keyIds: ['&b;'] }), UNREADABLE],
  ['another SOAP call', seal(), challenge().replaceAll('AcquireLicense', 'JoinDomain'), UNREADABLE],
  ['elements without end', seal(), '<a>'.repeat(21_000), UNREADABLE],
  ['a real challenge', seal(), challenge().replace(/<Simulation.*<\/Simulation>/, '<EncryptedData/>'), NO_SIMULATION],
  ['a simulation of somebody else', seal(), challenge({ namespace: 'urn:other' }), NO_SIMULATION],
  ['no key ids', seal(), challenge({ keyIds: [] }), '-4001 reason="Unreadable key ids"'],
  ['a key id of 15 bytes', seal(), challenge({ keyIds: [GUID.slice(0, 20)] }), '-4001 reason="Unreadable key ids"'],
  [
    'key ids in the order of EME',
    seal(),
    challenge({ keyIds: [Buffer.from(KID, 'hex').toString('base64')] }),
    '-4022 reason="Token is for another kid"',
  ],
];

void describe('rights service for PlayReady', () => {
  for (const [name, token, body, logged] of REFUSED) {
    void it(`answers ${logged.slice(0, 5)} as a SOAP fault to ${name}`, async () => {
      backend.log.length = 0;
      const answer = await redeem(token, body);
      const code = Number(logged.slice(0, 5)) as -4001 | -4010 | -4022;
      assert.equal(answer.status, 500);
      assert.equal(answer.headers.get('Content-Type'), 'text/xml; charset=utf-8');
      assert.equal(answer.headers.get('Cache-Control'), 'no-store');
      const text = await answer.text();
      assert.ok(text.includes(`<faultstring>[${code}] ${EXPRESSPLAY_ERRORS[code]}</faultstring>`), text);
      assert.equal(backend.log.length, 1);
      assert.equal(lastReason(), logged);
    });
  }

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
    await redeem(seal(), challenge());
    await redeem(null, challenge());
    assert.deepEqual(backend.log, [
      `2026-11-21T10:00:00.000Z redemption drm=playready kid=${KID} cookie="order 66" code=0 reason="License issued"`,
      '2026-11-21T10:00:00.000Z redemption drm=playready kid=- cookie=- code=-4010 reason="No token"',
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
