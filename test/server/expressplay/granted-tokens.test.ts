import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createTokenSealer, type TokenContents } from '../../../server/expressplay/token.ts';
import type { TokenKeySystem } from '../../../src/expressplay/token-table.ts';
import { parseTokenAnswer } from '../../../src/expressplay/token-answer.ts';
import { createTestBackend, START_MS } from '../test-backend.ts';
import { AUTHENTICATORS } from './refusals.ts';
import { formOf, GOOD, PATHS, RENTAL, WRAPPED, type Changes } from './token-requests.ts';

const TOKEN_SECRET = 'a secret of this test';
const sealer = createTokenSealer(TOKEN_SECRET);
const backend = await createTestBackend({
  publicUrl: 'http://tv.example',
  tokenSecret: TOKEN_SECRET,
  ...AUTHENTICATORS,
});
const NOW_S = START_MS / 1000;

async function ask(keySystem: TokenKeySystem, changes: Changes): Promise<{ url: string; contents: TokenContents }> {
  const answer = await backend.request(`${PATHS[keySystem]}?${formOf(keySystem, changes).toString()}`);
  const body = await answer.text();
  assert.equal(answer.status, 200, body);
  assert.equal(answer.headers.get('Content-Type'), 'text/uri-list');
  assert.equal(answer.headers.get('Cache-Control'), 'no-store');
  const read = parseTokenAnswer(body);
  if (read.type !== 'token') assert.fail(body);
  const token = /\?ExpressPlayToken=([\w-]{150,1024})$/.exec(read.url)?.[1] ?? '';
  const contents = sealer.open(token);
  if (!contents) assert.fail('This token is not ours');
  return { url: read.url.slice(0, read.url.indexOf('?')), contents };
}

/** What a change makes of the token; `{}` for what a token does not carry. */
type Granted = readonly [Changes, Partial<Record<keyof TokenContents, unknown>>];

const COMMON: readonly Granted[] = [
  [{}, {}],
  [{ errorFormat: null }, {}],
  [{ errorFormat: 'html' }, {}],
  [{ customerAuthenticator: AUTHENTICATORS.authenticator.toUpperCase() }, {}],
  [{ kid: 'FD1A706AC2B36002888F6D4A414333C3' }, { kid: GOOD.widevine.kid }],
  [{ kid: '^kid1' }, { kid: '80ea8bc8a58f990ad1f76bc665b30bfa' }],
  [{ kid: '^CNN.2014.12.18' }, { kid: '874cc4da3e96faf052d2a7f1d8dab7c2' }],
  [{ kid: `^${'~'.repeat(64)}` }, { kid: '7f303e2133c8a51f2fe59d4a1935675a' }],
  [{ contentKey: '5438B719BF47A2F5678237477DB2F9E6' }, { key: GOOD.widevine.contentKey }],
  [{ contentKey: null, kek: WRAPPED.kek, ek: WRAPPED.ek.toUpperCase() }, { key: WRAPPED.key }],
  [
    { contentKey: null, kek: WRAPPED.kek, ek: 'b6862c586af0d70fdc594deb7b254bb38937113dbc6411ea' },
    { key: 'd4783a651c96a872daa145ce1a378153' },
  ],
  [
    {
      contentKey: null,
      kek: '00112233445566778899AABBCCDDEEFF',
      ek: 'ffaf1dae9201d1adf62770dca5ddb77ad773a79369e39986',
    },
    { key: '12341234123412341234123412341234' },
  ],
  [{ expirationTime: '+1' }, { expiresAtS: NOW_S + 1 }],
  [{ expirationTime: '+0000000001' }, { expiresAtS: NOW_S + 1 }],
  [{ expirationTime: '+2592000' }, { expiresAtS: NOW_S + 2_592_000 }],
  [{ expirationTime: '2026-12-21T10:00:00Z' }, { expiresAtS: NOW_S + 2_592_000 }],
  [{ expirationTime: '2026-11-21T10:00:01.5Z' }, { expiresAtS: NOW_S + 1 }],
  [{ cookie: '' }, { cookie: '' }],
  [{ cookie: 'c'.repeat(32) }, { cookie: 'c'.repeat(32) }],
  [{ cookie: 'é=1; ü="2"+/%' }, { cookie: 'é=1; ü="2"+/%' }],
  [{ cookie: ['first', 'second'] }, { cookie: 'first' }],
  [{ unknown: 'x', KID: 'x', Cookie: 'x' }, {}],
];

const wide = { securityLevel: 1, hdcpOutputControl: 0 };
const WIDEVINE: readonly Granted[] = [
  [{ generalFlags: '0000' }, {}],
  [{ contentId: '' }, {}],
  [{ contentId: '\u{1F511}'.repeat(2000) }, {}],
  ...['1', '2', '3', '4', '5'].map((level): Granted => [
    { securityLevel: level },
    { policy: { ...wide, securityLevel: Number(level) } },
  ]),
  ...['0', '1', '2'].map((control): Granted => [
    { hdcpOutputControl: control },
    { policy: { ...wide, hdcpOutputControl: Number(control) } },
  ]),
  [{ licenseDuration: '1' }, { policy: { ...wide, licenseDurationS: 1 } }],
  [{ licenseDuration: '2147483647' }, { policy: { ...wide, licenseDurationS: 2_147_483_647 } }],
  [{ wvExtension: 'wudo,AAAAAA==' }, {}],
  [{ wvExtension: ['wudo,AAAAAA==', 'abcd,+/+/', '\u{E9}:! ,AAA='] }, {}],
  [{ wvExtension: Array<string>(300).fill('wudo,AAAAAA==') }, {}],
  [{ rightsType: 'nonsense', analogVideoOPL: 'x' }, {}],
];

const bought = { rightsType: 'BuyToOwn', isPersistent: false, outputProtectionLevels: [100, 0, 250, 999, 1] };
const rented = { ...bought, rightsType: 'Rental', isPersistent: true, rentalEndsAtS: NOW_S + 86_400 };
const PLAYREADY: readonly Granted[] = [
  [{}, { drm: 'playready', policy: bought }],
  [{ generalFlags: '00000000' }, { policy: bought }],
  [{ generalFlags: '00000001' }, { policy: { ...bought, isPersistent: true } }],
  [RENTAL, { policy: rented }],
  [
    { ...RENTAL, 'rental.periodEndTime': '2026-11-22T10:00:00Z', 'rental.playDuration': '60' },
    { policy: { ...rented, playDurationS: 60 } },
  ],
  [
    { ...RENTAL, 'rental.periodEndTime': '+9999999999' },
    { policy: { ...rented, rentalEndsAtS: NOW_S + 9_999_999_999 } },
  ],
  [{ analogVideoOPL: '0999' }, { policy: { ...bought, outputProtectionLevels: [999, 0, 250, 999, 1] } }],
  ...['Allow', 'Disallow', 'SDOnly'].map((behavior): Granted => [
    { unknownOutputBehavior: behavior },
    { policy: { ...bought, unknownOutputBehavior: behavior } },
  ]),
  [{ outputControlFlags: '0000ABCD' }, { policy: { ...bought, outputControlFlags: '0000abcd' } }],
  [{ extensionType: 'abcd', extensionPayload: 'AAAAAA==' }, {}],
  [{ securityLevel: 'nonsense' }, {}],
];

for (const [keySystem, rows, licenseUrl] of [
  ['widevine', [...COMMON, ...WIDEVINE], 'http://tv.example/hms/wv/rights/'],
  ['playready', [...COMMON, ...PLAYREADY], 'http://tv.example/playready/RightsManager.asmx'],
] as const) {
  void describe(`token service, ${keySystem}`, () => {
    for (const [changes, expected] of rows) {
      const name = JSON.stringify(changes).replace(/(.{120}).{40,}/, '$1…');
      void it(`issues a token for ${name}`, async () => {
        const { url, contents } = await ask(keySystem, changes);
        assert.equal(url, licenseUrl);
        assert.deepEqual(contents, {
          drm: keySystem,
          kid: GOOD.widevine.kid,
          key: GOOD.widevine.contentKey,
          issuedAtS: NOW_S,
          expiresAtS: NOW_S + 2_592_000,
          cookie: null,
          policy: keySystem === 'widevine' ? wide : bought,
          ...expected,
        });
      });
    }

    void it('hands out an https URL where one is asked for, and only then', async () => {
      assert.equal((await ask(keySystem, { useHttps: 'true' })).url, licenseUrl.replace('http:', 'https:'));
      for (const useHttps of ['', 'TRUE', '1', 'false']) {
        assert.equal((await ask(keySystem, { useHttps })).url, licenseUrl);
      }
    });
  });
}

void describe('token service, playready', () => {
  void it('fits all that a token can carry into 1024 characters', async () => {
    const { contents } = await ask('playready', {
      ...RENTAL,
      'rental.periodEndTime': '+9999999999',
      'rental.playDuration': '2147483647',
      unknownOutputBehavior: 'Disallow',
      outputControlFlags: 'ffffffff',
      cookie: '\u{FFFC}'.repeat(32),
    });
    const deviceId = 'f'.repeat(32);
    assert.ok(sealer.open(sealer.seal({ ...contents, deviceId, issuedAtS: 9_999_999_999 })));
  });
});
