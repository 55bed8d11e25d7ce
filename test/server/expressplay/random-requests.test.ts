import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { createTokenSealer, type TokenContents } from '../../../server/expressplay/token.ts';
import { EXPRESSPLAY_ERRORS } from '../../../src/expressplay/errors.ts';
import { parseTokenAnswer } from '../../../src/expressplay/token-answer.ts';
import { listParameters, TOKEN_TABLES } from '../../../src/expressplay/token-table.ts';
import { createTestBackend } from '../test-backend.ts';
import { AUTHENTICATORS, commonRefusals, LIFE_REFUSALS, PLAYREADY_REFUSALS, WIDEVINE_REFUSALS } from './refusals.ts';
import { formOf, GOOD, RENTAL, WRAPPED } from './token-requests.ts';

const RANDOM_REQUESTS = 10_000;

const NAMES = [
  ...new Set(Object.values(TOKEN_TABLES).flatMap((table) => listParameters(table).map(({ name }) => name))),
];
const REFUSALS = [...commonRefusals(-6005), ...WIDEVINE_REFUSALS, ...PLAYREADY_REFUSALS, ...LIFE_REFUSALS];

/** Values that mean something somewhere, right or wrong, as well as any text. */
const SEEN = [...REFUSALS.map(([, changes]) => changes), RENTAL, WRAPPED, ...Object.values(GOOD)]
  .flatMap((changes) => Object.values(changes))
  .filter((value) => typeof value === 'string');
const value = fc.oneof(fc.constantFrom(...SEEN), fc.string({ unit: 'binary', maxLength: 80 }), fc.constant('+60'));
const name = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...NAMES) }, { weight: 1, arbitrary: fc.string() });
const change = fc.tuple(name, value);

const request = fc.record({
  method: fc.oneof({ weight: 8, arbitrary: fc.constantFrom('GET', 'POST') }, fc.constantFrom('PUT', 'HEAD', 'DELETE')),
  environment: fc.constantFrom('', '', '', '/test', '/prod'),
  drm: fc.constantFrom('wv', 'wv', 'pr', 'pr', 'fp', 'xx'),
  good: fc.constantFrom('widevine' as const, 'playready' as const),
  changes: fc.array(change, { maxLength: 3 }),
  without: fc.array(fc.constantFrom(...NAMES), { maxLength: 1 }),
  raw: fc.option(fc.stringMatching(/^(?:%[0-9A-Fa-f]{2}|[a-z=&+%]){0,40}$/), { nil: '', freq: 10 }),
  contentType: fc.constantFrom('application/x-www-form-urlencoded', 'application/x-www-form-urlencoded', 'text/plain'),
});

void describe('token service', () => {
  void it(`answers ${RANDOM_REQUESTS} random requests with a token or a code of the documents, and no 5xx`, async () => {
    const backend = await createTestBackend(AUTHENTICATORS);
    const codes = new Map<number | 'token', number>();
    const property = fc.asyncProperty(
      request,
      async ({ method, environment, drm, good, changes, without, raw, contentType }) => {
        const form = formOf(
          good,
          Object.fromEntries([...changes, ...without.map((missing) => [missing, null] as const)]),
        );
        const path = `${environment}/hms/${drm}/token`;
        const isPost = method === 'POST' || method === 'PUT';
        const sent = `${raw}&${form.toString()}`;
        const answer = isPost
          ? await backend.request(path, { method, body: sent, headers: { 'Content-Type': contentType } })
          : await backend.request(`${path}?${sent}`, { method });
        const body = await answer.text();
        assert.ok(answer.status < 500, `${answer.status} ${sent}`);
        for (const secret of [AUTHENTICATORS.authenticator, GOOD.widevine.contentKey ?? '', WRAPPED.key, WRAPPED.kek]) {
          // errorFormat is the one value that an answer repeats.
          if (!changes.some(([name]) => name === 'errorFormat')) assert.ok(!body.includes(secret), sent);
        }
        const read = parseTokenAnswer(body);
        if (answer.status === 200) assert.equal(read.type, 'token', body);
        else if (answer.status !== 404) assert.ok(read.type === 'refused' && read.code in EXPRESSPLAY_ERRORS, body);
        const key = read.type === 'token' ? 'token' : read.type === 'refused' ? read.code : 0;
        codes.set(key, (codes.get(key) ?? 0) + 1);
      },
    );
    await fc.assert(property, { numRuns: RANDOM_REQUESTS });
    // A generator that only ever makes one kind of request shows nothing.
    assert.ok((codes.get('token') ?? 0) > RANDOM_REQUESTS / 50 && codes.size > 20, JSON.stringify([...codes]));
    assert.deepEqual(backend.log, []);
  });
});

void describe('createTokenSealer', () => {
  const contents: TokenContents = {
    drm: 'playready',
    kid: WRAPPED.kid,
    key: WRAPPED.key,
    issuedAtS: 1,
    expiresAtS: 2,
    cookie: 'c',
    policy: { rightsType: 'BuyToOwn', outputProtectionLevels: [1, 2, 3, 4, 5] },
  };

  void it('opens no token of which any one bit is changed', () => {
    const sealer = createTokenSealer('secret');
    const bytes = Buffer.from(sealer.seal(contents), 'base64url');
    assert.deepEqual(sealer.open(bytes.toString('base64url')), contents);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.equal(sealer.open(changed.toString('base64url')), null, `bit ${bit}`);
    }
  });
});
