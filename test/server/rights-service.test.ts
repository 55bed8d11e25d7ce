import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { bytesOf, numberOf, readProtobuf } from '../../server/protobuf.ts';
import { markToken } from '../../server/expressplay/redemption-log.ts';
import { createTokenSealer } from '../../server/expressplay/token.ts';
import { clearKeyChallenge, createTestBackend, readJson, START_MS } from './test-backend.ts';

const KID = '112233445566778899aabbccddeeff00';
const KEY = '00112233445566778899aabbccddeeff';
const CHALLENGE = '{"kids":["ESIzRFVmd4iZqrvM3e7_AA"],"type":"temporary"}';

const backend = await createTestBackend({ tokenSecret: 'a secret' });

function seal({ secret = 'a secret', livesS = 60, kid = KID } = {}): string {
  const issuedAtS = START_MS / 1000;
  const policy = { securityLevel: 1, hdcpOutputControl: 0 };
  const contents = { drm: 'widevine', kid, key: KEY, issuedAtS, cookie: 'order 66', policy } as const;
  return createTokenSealer(secret).seal({ ...contents, expiresAtS: issuedAtS + livesS });
}

const redeem = (token: string | null, challenge: BodyInit, path = '/hms/wv/rights/'): Promise<Response> =>
  backend.request(path + (token === null ? '' : `?ExpressPlayToken=${token}`), { method: 'POST', body: challenge });

const REFUSED: readonly (readonly [
  name: string,
  token: string | null,
  challenge: BodyInit,
  status: number,
  code: number,
  reason: string,
])[] = [
  ['no token', null, CHALLENGE, 401, -4010, 'No token'],
  ['an empty token', '', CHALLENGE, 401, -4010, 'No token'],
  ['a token that is none', 'AAAA', CHALLENGE, 401, -4010, 'Bad token'],
  ['a foreign token', seal({ secret: 'another' }), CHALLENGE, 401, -4010, 'Bad token'],
  ['an expired token', seal({ livesS: 0 }), CHALLENGE, 401, -4010, 'Expired token'],
  ['an expired token before a bad challenge', seal({ livesS: -1 }), '', 401, -4010, 'Expired token'],
  ['no challenge', seal(), '', 500, -7008, 'No challenge'],
  ['a challenge too large', seal(), 'x'.repeat(65_537), 500, -7008, 'Challenge too large'],
  ['a binary challenge', seal(), Uint8Array.of(8, 1, 18, 255), 500, -7008, 'Unreadable challenge'],
  ['a challenge without kids', seal(), '{"kids":[],"type":"temporary"}', 500, -7008, 'Unreadable challenge'],
  [
    'a challenge for a kept license',
    seal(),
    CHALLENGE.replace('temporary', 'persistent-license'),
    500,
    -7008,
    'Unreadable challenge',
  ],
  [
    'a kid of 15 bytes',
    seal(),
    '{"kids":["ESIzRFVmd4iZqrvM3e7_"],"type":"temporary"}',
    500,
    -7008,
    'Unreadable challenge',
  ],
  ['another kid', seal(), clearKeyChallenge('0'.repeat(32)), 400, -4022, 'Token is for another kid'],
];

const TEXTS = new Map([
  [-4010, 'Invalid token'],
  [-4022, 'Invalid kid'],
  [-7008, 'Failed to generate Widevine license'],
]);

void describe('rights service', () => {
  for (const [name, token, challenge, status, code, reason] of REFUSED) {
    void it(`answers ${status} ${code} to ${name}`, async () => {
      backend.log.length = 0;
      const answer = await redeem(token, challenge);
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get('Content-Type'), 'application/json');
      assert.equal(answer.headers.get('Cache-Control'), 'no-store');
      assert.deepEqual(await readJson(answer), { code, message: `[${code}] ${TEXTS.get(code) ?? ''}` });
      assert.equal(backend.log.length, 1);
      assert.ok(backend.log[0]?.endsWith(` code=${code} reason="${reason}"`), backend.log[0]);
    });
  }

  void it('gives a certificate, marked as none of Widevine’s, to who asks for one with a good token', async () => {
    backend.log.length = 0;
    const answer = await redeem(seal(), Uint8Array.of(8, 4));
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'application/octet-stream');
    const signed = readProtobuf(new Uint8Array(await answer.arrayBuffer()));
    assert.equal(numberOf(signed, 1), 5, 'SERVICE_CERTIFICATE');
    assert.deepEqual(
      bytesOf(signed, 2).map((bytes) => Buffer.from(bytes).toString()),
      ['urn:latchkey:simulated-cdm'],
    );
    assert.match(backend.log[0] ?? '', / code=0 reason="Certificate issued"$/);
    assert.equal((await redeem(seal({ livesS: 0 }), Uint8Array.of(8, 4))).status, 401);
  });

  for (const path of ['/hms/wv/rights/', '/hms/wv/rights']) {
    void it(`answers POST ${path} with a JWK set`, async () => {
      const answer = await redeem(seal(), CHALLENGE, path);
      assert.equal(
        await answer.text(),
        '{"keys":[{"kty":"oct","kid":"ESIzRFVmd4iZqrvM3e7_AA","k":"ABEiM0RVZneImaq7zN3u_w"}],"type":"temporary"}',
      );
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('Content-Type'), 'application/json');
      assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    });
  }

  void it('gives the one key of the token where more kids are asked for', async () => {
    const challenge = CHALLENGE.replace('["', '["AAAAAAAAAAAAAAAAAAAAAA","');
    const license = await (await redeem(seal(), challenge)).text();
    assert.deepEqual(license.match(/"kid":"[^"]+"/g), ['"kid":"ESIzRFVmd4iZqrvM3e7_AA"']);
  });

  void it('takes a challenge of 64 KiB', async () => {
    assert.equal((await redeem(seal(), CHALLENGE.padEnd(65_536))).status, 200);
  });

  void it('redeems a token again and again until it expires', async () => {
    const token = seal({ livesS: 60 });
    backend.clock.nowMs = START_MS + 59_999;
    assert.equal((await redeem(token, CHALLENGE)).status, 200);
    assert.equal((await redeem(token, CHALLENGE)).status, 200);
    backend.clock.nowMs = START_MS + 60_000;
    assert.equal((await redeem(token, CHALLENGE)).status, 401);
    backend.clock.nowMs = START_MS;
  });

  void it('logs time, DRM, kid, cookie, code and reason', async () => {
    backend.log.length = 0;
    const token = seal();
    await redeem(token, CHALLENGE);
    await redeem(null, CHALLENGE);
    assert.deepEqual(backend.log, [
      `2026-11-21T10:00:00.000Z redemption drm=widevine kid=${KID} cookie="order 66" token=${markToken(token)} code=0 reason="License issued"`,
      '2026-11-21T10:00:00.000Z redemption drm=widevine kid=- cookie=- token=- code=-4010 reason="No token"',
    ]);
  });
});
