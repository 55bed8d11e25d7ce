import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as v from 'valibot';

import type { ExpressPlayCode } from '../../src/expressplay/errors.ts';
import { createTokenSealer } from '../../server/expressplay/token.ts';
import { AUTHENTICATOR, createTestBackend, START_MS } from './test-backend.ts';

const TOKEN_SECRET = 'a secret of this test';
const backend = await createTestBackend({ publicUrl: 'http://tv.example:8080', tokenSecret: TOKEN_SECRET });

const GOOD = {
  errorFormat: 'json',
  customerAuthenticator: AUTHENTICATOR,
  kid: 'FD1A706AC2B36002888F6D4A414333C3',
  contentKey: '5438b719bf47a2f5678237477db2f9e6',
  rightsType: 'BuyToOwn',
  analogVideoOPL: '100',
  compressedDigitalAudioOPL: '0',
  compressedDigitalVideoOPL: '250',
  uncompressedDigitalAudioOPL: '999',
  uncompressedDigitalVideoOPL: '1',
};

const ANSWER = v.strictObject({ licenseAcquisitionUrl: v.string(), token: v.string() });

/** `undefined` leaves a parameter out. */
function form(changes: Readonly<Record<string, string | undefined>>): string {
  const parameters = Object.entries<string | undefined>({ ...GOOD, ...changes });
  return new URLSearchParams(parameters.filter((pair): pair is [string, string] => pair[1] !== undefined)).toString();
}

const get = (changes: Parameters<typeof form>[0]): Promise<Response> =>
  backend.request(`/hms/pr/token?${form(changes)}`);

void describe('PlayReady token service', () => {
  for (const [method, answer] of [
    ['GET', get({})],
    [
      'POST',
      backend.request('/hms/pr/token', {
        method: 'POST',
        body: form({}),
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      }),
    ],
  ] as const) {
    void it(`answers ${method} with a license URL and a token of PlayReady`, async () => {
      const response = await answer;
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('Content-Type'), 'text/uri-list');
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
      const { licenseAcquisitionUrl, token } = v.parse(ANSWER, await response.json());
      assert.equal(licenseAcquisitionUrl, 'http://tv.example:8080/playready/RightsManager.asmx');
      assert.deepEqual(createTokenSealer(TOKEN_SECRET).open(token), {
        drm: 'playready',
        kid: GOOD.kid.toLowerCase(),
        key: GOOD.contentKey,
        issuedAtS: START_MS / 1000,
        expiresAtS: START_MS / 1000 + 2_592_000,
        cookie: null,
        policy: { rightsType: 'BuyToOwn', isPersistent: false, outputProtectionLevels: [100, 0, 250, 999, 1] },
      });
    });
  }

  const REFUSED: readonly (readonly [Parameters<typeof form>[0], ExpressPlayCode])[] = [
    [{ generalFlags: '0000' }, -5003],
    [{ rightsType: undefined }, -2020],
    [{ rightsType: 'rental' }, -2021],
    [{ analogVideoOPL: 'abc', uncompressedDigitalVideoOPL: '' }, -5006],
    [{ compressedDigitalVideoOPL: '1000' }, -2034],
    [{ compressedDigitalAudioOPL: '-1' }, -2034],
  ];
  for (const [changes, code] of REFUSED) {
    void it(`answers ${code} to ${JSON.stringify(changes)}`, async () => {
      const answer = await get(changes);
      assert.equal(answer.status, 400);
      assert.equal(v.parse(v.object({ code: v.number() }), await answer.json()).code, code);
    });
  }
});
