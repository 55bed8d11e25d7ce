import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { parseTokenAnswer } from '../../../src/expressplay/token-answer.ts';
import {
  buildPlayReadyTokenRequest,
  buildWidevineTokenRequest,
  type KeySource,
  type PlayReadyTokenRequest,
  type TokenTime,
  type WidevineTokenRequest,
} from '../../../src/expressplay/token-request.ts';
import { createTestBackend, START_MS } from '../test-backend.ts';
import { AUTHENTICATORS } from './refusals.ts';
import { LEVELS, PATHS, WRAPPED } from './token-requests.ts';

const NOW_S = START_MS / 1000;
const KEY = '5438b719bf47a2f5678237477db2f9e6';
const COMMON = { customerAuthenticator: AUTHENTICATORS.authenticator, kid: '^kid1', key: { contentKey: KEY } };
const WIDEVINE: WidevineTokenRequest = { ...COMMON, securityLevel: 1, hdcpOutputControl: 0 };
const OPLS = Object.fromEntries(
  Object.keys(LEVELS).map((name) => [name, 0]),
) as unknown as PlayReadyTokenRequest['outputProtectionLevels'];
const PLAYREADY: PlayReadyTokenRequest = { ...COMMON, rights: { type: 'BuyToOwn' }, outputProtectionLevels: OPLS };

void describe('buildWidevineTokenRequest', () => {
  void it('writes what was given, and no more', () => {
    const request: WidevineTokenRequest = {
      ...WIDEVINE,
      key: { kek: WRAPPED.kek, ek: WRAPPED.ek },
      errorFormat: 'html',
      useHttps: true,
      expirationTime: { inS: 60 },
      cookie: 'c',
      licenseDurationS: 7200,
      contentId: 'film',
      extensions: [
        { type: 'wudo', payload: 'AAAAAA==' },
        { type: 'abcd', payload: '+/+/' },
      ],
    };
    assert.deepEqual(
      [...buildWidevineTokenRequest(request, NOW_S)],
      [
        ['customerAuthenticator', AUTHENTICATORS.authenticator],
        ['errorFormat', 'html'],
        ['useHttps', 'true'],
        ['kid', '^kid1'],
        ['kek', WRAPPED.kek],
        ['ek', WRAPPED.ek],
        ['expirationTime', '+60'],
        ['cookie', 'c'],
        ['contentId', 'film'],
        ['securityLevel', '1'],
        ['hdcpOutputControl', '0'],
        ['licenseDuration', '7200'],
        ['wvExtension', 'wudo,AAAAAA=='],
        ['wvExtension', 'abcd,+/+/'],
      ],
    );
    assert.match(buildWidevineTokenRequest(request, NOW_S).toString(), /expirationTime=%2B60/);
    assert.deepEqual(
      [...buildWidevineTokenRequest(WIDEVINE, NOW_S).keys()],
      ['customerAuthenticator', 'errorFormat', 'kid', 'contentKey', 'securityLevel', 'hdcpOutputControl'],
    );
  });

  const BAD: readonly (readonly [Partial<WidevineTokenRequest>, RegExp])[] = [
    [{ customerAuthenticator: 'secret' }, /^customerAuthenticator is not a service id/],
    [{ kid: '' }, /^kid is missing \(ExpressPlay -4018\)$/],
    [{ kid: 'secret' }, /^kid is not 32 hexadecimal digits \(ExpressPlay -4020\)$/],
    [{ key: { contentKey: 'secret' } }, /^contentKey is not 32/],
    [{ key: { kek: 'secret' } }, /^kek is not 32/],
    [{ key: { kek: KEY, ek: 'secret' } }, /^ek is not 48/],
    [{ licenseDurationS: 1.5 }, /^licenseDuration is not/],
    [{ licenseDurationS: Number.NaN }, /^licenseDuration is not/],
    [{ cookie: 'secret\n' }, /^cookie is longer than 32 characters, or/],
    [{ cookie: '\uD800' }, /^cookie /],
    [{ expirationTime: { inS: 0 } }, /^expirationTime is neither/],
    [{ expirationTime: { inS: 2_592_001 } }, /^expirationTime is more than 30 days ahead/],
    [{ expirationTime: { at: new Date(START_MS) } }, /^expirationTime is in the past/],
    [{ expirationTime: { at: new Date(Number.NaN) } }, /^expirationTime is neither/],
    [{ extensions: [{ type: 'secret', payload: 'AAAA' }] }, /^wvExtension has a type/],
    [{ extensions: [{ type: 'a,b,', payload: 'AAAA' }] }, /^wvExtension has no comma, or more than one/],
    [{ securityLevel: 6 as 5 }, /^securityLevel is not/],
  ];
  for (const [changes, message] of BAD) {
    void it(`names the parameter and not the value: ${message.source}`, () => {
      assert.throws(
        () => buildWidevineTokenRequest({ ...WIDEVINE, ...changes }, NOW_S),
        (error) => error instanceof TypeError && message.test(error.message) && !error.message.includes('secret'),
      );
    });
  }
});

void describe('buildPlayReadyTokenRequest', () => {
  void it('makes a rental persistent, as it has to be', () => {
    const rights = {
      type: 'Rental',
      periodEnd: { at: new Date('2026-11-22T10:00:00.500Z') },
      playDurationS: 60,
    } as const;
    const parameters = buildPlayReadyTokenRequest({ ...PLAYREADY, rights }, NOW_S);
    assert.equal(parameters.get('generalFlags'), '00000001');
    assert.equal(parameters.get('rental.periodEndTime'), '2026-11-22T10:00:00Z');
    assert.equal(parameters.get('rental.playDuration'), '60');
    assert.equal(buildPlayReadyTokenRequest(PLAYREADY, NOW_S).get('generalFlags'), null);
  });

  for (const [changes, message] of [
    [{ rights: { type: 'Rental', periodEnd: { inS: -1 } } }, /^rental\.periodEndTime /],
    [{ outputProtectionLevels: { ...OPLS, compressedDigitalVideoOPL: 1000 } }, /^compressedDigitalVideoOPL is not/],
    [{ outputControlFlags: '12' }, /^outputControlFlags is not 8 digits long \(ExpressPlay -2040\)$/],
    [{ extension: { type: 'ab1d', payload: 'AAAA' } }, /^extensionType is not/],
    [{ extension: { type: 'abcd', payload: '' } }, /^extensionPayload is empty/],
    [{ deviceId: 'x' }, /^deviceid is not 32/],
  ] as const satisfies readonly (readonly [Partial<PlayReadyTokenRequest>, RegExp])[]) {
    void it(`names the parameter: ${message.source}`, () => {
      assert.throws(() => buildPlayReadyTokenRequest({ ...PLAYREADY, ...changes }, NOW_S), {
        name: 'TypeError',
        message,
      });
    });
  }
});

const hex = (digits: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[0-9A-Fa-f]{${digits}}$`), { size: 'max' });
const positive = fc.integer({ min: 1, max: 2_147_483_647 });
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const base64 = fc.uint8Array({ minLength: 1 }).map((bytes) => Buffer.from(bytes).toString('base64'));
const time = (maxS: number): fc.Arbitrary<TokenTime> =>
  fc.integer({ min: 1, max: maxS }).chain((inS) => fc.constantFrom({ inS }, { at: new Date(START_MS + inS * 1000) }));
const extension = (type: RegExp): fc.Arbitrary<{ type: string; payload: string }> =>
  fc.record({ type: fc.stringMatching(type), payload: base64 });

const common = {
  customerAuthenticator: fc.constant(AUTHENTICATORS.authenticator),
  kid: fc.oneof(hex(32), fc.stringMatching(/^\^[\x20-\x7e]{1,64}$/)),
  key: fc.oneof<fc.Arbitrary<KeySource>[]>(
    fc.record({ contentKey: hex(32) }),
    fc.constant({ kek: WRAPPED.kek, ek: WRAPPED.ek }),
  ),
  errorFormat: fc.constantFrom('html' as const, 'json' as const, undefined),
  useHttps: fc.constantFrom(true, false, undefined),
  expirationTime: optional(time(2_592_000)),
  cookie: optional(
    fc
      .string({ unit: 'grapheme-composite', maxLength: 32 })
      .filter((text) => text.length <= 32 && !/[\p{Cc}\uFFFD]/u.test(text)),
  ),
};

const widevine: fc.Arbitrary<WidevineTokenRequest> = fc.record({
  ...common,
  securityLevel: fc.constantFrom(1, 2, 3, 4, 5),
  hdcpOutputControl: fc.constantFrom(0, 1, 2),
  licenseDurationS: optional(positive),
  contentId: optional(fc.string()),
  extensions: fc.array(extension(/^[^,\uD800-\uDFFF]{4}$/), { maxLength: 4 }),
});

const level = fc.integer({ min: 0, max: 999 });
const playReady: fc.Arbitrary<PlayReadyTokenRequest> = fc.record({
  ...common,
  rights: fc.oneof<fc.Arbitrary<PlayReadyTokenRequest['rights']>[]>(
    fc.record({ type: fc.constant('BuyToOwn' as const), isPersistent: fc.boolean() }),
    fc.record({
      type: fc.constant('Rental' as const),
      periodEnd: time(2_147_483_647),
      playDurationS: optional(positive),
    }),
  ),
  outputProtectionLevels: fc.record({
    analogVideoOPL: level,
    compressedDigitalAudioOPL: level,
    compressedDigitalVideoOPL: level,
    uncompressedDigitalAudioOPL: level,
    uncompressedDigitalVideoOPL: level,
  }),
  unknownOutputBehavior: fc.constantFrom('Allow', 'Disallow', 'SDOnly', undefined),
  outputControlFlags: optional(hex(8)),
  extension: optional(extension(/^[A-Za-z]{4}$/)),
});

void describe('what is built', () => {
  const granted = async (path: string, body: URLSearchParams): Promise<boolean> => {
    const backend = await backendOf();
    const answer = await (await backend.request(path, { method: 'POST', body })).text();
    assert.equal(parseTokenAnswer(answer).type, 'token', answer);
    return true;
  };
  let kept: ReturnType<typeof createTestBackend> | null = null;
  const backendOf = (): ReturnType<typeof createTestBackend> => (kept ??= createTestBackend(AUTHENTICATORS));

  void it('the service grants, for Widevine', async () => {
    const property = fc.asyncProperty(widevine, (request) =>
      granted(PATHS.widevine, buildWidevineTokenRequest(request, NOW_S)),
    );
    await fc.assert(property, { numRuns: 500 });
  });

  void it('the service grants, for PlayReady', async () => {
    const property = fc.asyncProperty(playReady, (request) =>
      granted(PATHS.playready, buildPlayReadyTokenRequest(request, NOW_S)),
    );
    await fc.assert(property, { numRuns: 500 });
  });
});
