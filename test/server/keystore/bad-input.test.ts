import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { listen } from '../../../server/listen.ts';
import { AUTHENTICATOR } from '../test-backend.ts';
import { createTestKeystore, EK, KEK, KEY, KID, OTHER_KEK, readAnswer } from './test-keystore.ts';

const keystore = await createTestKeystore();
await keystore.call('POST', `/keys?kek=${KEK}`, { kid: KID, k: KEY });
const before = (await keystore.call('GET', '/keys')).text;

const LONG = 'x'.repeat(1025);
const MEGABYTE = JSON.stringify({ info: 'x'.repeat(1024 * 1024) });
type Row = readonly [name: string, status: number, code: number, method: string, path: string, body?: string | object];

const BODIES: readonly (readonly [name: string, code: number, body: string | object])[] = [
  ['no JSON', 3, '{"kid":'],
  ['JSON with text behind it', 3, '{}{}'],
  ['an array', 3, '[]'],
  ['null', 3, 'null'],
  ['a number', 3, '7'],
  ['a kid of 31 digits', 2, { kid: KID.slice(1) }],
  ['an empty kid', 2, { kid: '' }],
  ['a number for a kid', 2, { kid: 7 }],
  ['null for a kid', 2, { kid: null }],
  ['a name that is too long', 2, { kid: `^${'a'.repeat(65)}` }],
  ['a name that is not ASCII', 2, { kid: '^é' }],
  ['a k of 30 digits', 2, { k: KEY.slice(2) }],
  ['a k that is not hexadecimal', 2, { k: 'z'.repeat(32) }],
  ['an array for a k', 2, { k: [KEY] }],
  ['an ek of 46 digits', 2, { ek: EK.slice(2) }],
  ['an ek with a line break', 2, { ek: `${EK.slice(1)}\n` }],
  ['k and ek', 2, { k: KEY, ek: EK }],
  ['a kekId that is an object', 2, { kekId: {} }],
  ['a kekId that is too long', 2, { kekId: LONG }],
  ['an info that is a number', 2, { info: 1 }],
  ['an info that is too long', 2, { info: LONG }],
  ['a contentId that is too long', 2, { contentId: LONG }],
  ['an expiration without a zone', 2, { expiration: '2027-01-01T00:00:00' }],
  ['an expiration on 30 February', 2, { expiration: '2027-02-30T00:00:00Z' }],
  ['an expiration in the past', 2, { expiration: '2026-11-21T10:00:00Z' }],
  ['1 MB', 2, MEGABYTE],
];

const ROWS: readonly Row[] = [
  ...BODIES.map(([name, code, body]): Row => [`POST with ${name}`, 400, code, 'POST', `/keys?kek=${KEK}`, body]),
  ...BODIES.filter(([name]) => !/kid|name/.test(name)).map(([name, code, body]): Row => [
    `PUT with ${name}`,
    400,
    code,
    'PUT',
    `/keys/${KID}?kek=${KEK}`,
    body,
  ]),
  ['an empty POST without a kek', 400, 2, 'POST', '/keys'],
  ['POST of k without a kek', 400, 2, 'POST', '/keys', { k: KEY }],
  ['POST of a kid without a kek', 400, 2, 'POST', '/keys', { kid: '^new' }],
  ['POST of ek with a wrong kek', 400, 5, 'POST', `/keys?kek=${OTHER_KEK}`, { ek: EK }],
  ['PUT of k without a kek', 400, 2, 'PUT', `/keys/${KID}`, { k: KEY }],
  ['PUT of nothing', 400, 3, 'PUT', `/keys/${KID}`],
  ['PUT of an unknown kid', 404, 2, 'PUT', '/keys/^unknown', { info: 'x' }],
  ['PUT of two kids', 400, 2, 'PUT', `/keys/${KID},^kid1`, { info: 'x' }],
  ['DELETE of two kids', 400, 2, 'DELETE', `/keys/${KID},^kid1`],
  ['DELETE of an unknown kid', 404, 2, 'DELETE', '/keys/^unknown'],
  ['GET of an unknown kid', 404, 2, 'GET', '/keys/^unknown'],
  ['GET of an unknown value', 404, 2, 'GET', '/keys/^unknown/value'],
  ['GET of a kid that is none', 400, 2, 'GET', '/keys/zz'],
  ['GET of a UUID', 400, 2, 'GET', '/keys/4e2df6b4-5e82-57e1-87b2-802b22ae7418'],
  ['GET with an empty name in a list', 400, 2, 'GET', `/keys/${KID},`],
  ['GET of what is not UTF-8', 400, 2, 'GET', '/keys/^%FF'],
  ['GET of half an escape', 400, 2, 'GET', '/keys/^a%2'],
  ['GET with a wrong kek', 400, 5, 'GET', `/keys/${KID}?kek=${OTHER_KEK}`],
  ['GET with a short kek', 400, 2, 'GET', `/keys/${KID}?kek=12`],
  ['GET with an empty kek', 400, 2, 'GET', `/keys/${KID}?kek=`],
  ['GET of all with a kek that is none', 400, 2, 'GET', `/keys?kek=${'z'.repeat(32)}`],
  ['an unknown path', 404, 0, 'GET', '/unknown'],
  ['the root', 404, 0, 'GET', ''],
  ['an unknown method', 404, 0, 'PATCH', `/keys/${KID}`, { info: 'x' }],
  ['POST of a kid in the path', 404, 0, 'POST', `/keys/${KID}`, { info: 'x' }],
  ['DELETE of all', 404, 0, 'DELETE', '/keys'],
];

void describe('what the key storage refuses', () => {
  for (const [name, status, code, method, path, body] of ROWS) {
    void it(`${name}: ${status}, code ${code}`, async () => {
      const answer = await keystore.call(method, path, body);
      assert.equal(answer.status, status, answer.text);
      const { message } = answer.json as { message: string };
      assert.deepEqual(answer.json, { code, message });
      assert.match(answer.headers.get('Content-Type') ?? '', /^application\/json/);
      assert.equal(answer.headers.get('Cache-Control'), 'no-store');
      for (const secret of [KEY, KEK, EK, OTHER_KEK, AUTHENTICATOR.slice(5)]) {
        assert.ok(!answer.text.toLowerCase().includes(secret.toLowerCase()), answer.text);
      }
    });
  }

  void it('is a body that is not UTF-8', async () => {
    const answer = await keystore.call(
      'POST',
      `/keys?kek=${KEK}`,
      Uint8Array.from(Buffer.from('{"info":"\xff"}', 'latin1')),
    );
    assert.deepEqual([answer.status, answer.json], [400, { code: 3, message: 'The body is not JSON' }]);
  });

  void it('is a caller without the authenticator, on any path', async () => {
    const cases = [
      ['', -2017, 'Authentication token must be supplied'],
      ['?customerAuthenticator=', -2017, 'Authentication token must be supplied'],
      ['?CustomerAuthenticator=x', -2017, 'Authentication token must be supplied'],
      ['?customerAuthenticator=abc', -2018, 'Authentication token invalid: malformed'],
      [`?customerAuthenticator=4711,${'0'.repeat(32)}`, -2018, 'Authentication token invalid: unknown'],
    ] as const;
    for (const [query, code, text] of cases) {
      for (const [method, path] of [
        ['GET', '/keys'],
        ['POST', '/keys'],
        ['GET', `/keys/${KID}`],
        ['GET', `/keys/${KID}/value`],
        ['PUT', `/keys/${KID}`],
        ['DELETE', `/keys/${KID}`],
        ['GET', '/keycount'],
        ['GET', '/unknown'],
      ] as const) {
        const answer = await readAnswer(await keystore.request(`/keystore${path}${query}`, { method }));
        assert.deepEqual(
          [answer.status, answer.json],
          [401, { code, message: `[${code}] ${text}` }],
          `${method} ${path}`,
        );
      }
    }
  });

  void it('changes nothing and writes nothing into the log', async () => {
    assert.equal((await keystore.call('GET', '/keys')).text, before);
    assert.deepEqual(keystore.log, []);
  });

  void it('is refused over a real connection too, however long it is', async (t) => {
    const { url, close } = await listen(keystore, { port: 0, host: '127.0.0.1' });
    t.after(close);
    const target = `${url}/keystore/keys?kek=${KEK}&customerAuthenticator=${AUTHENTICATOR}`;
    const answer = await fetch(target, { method: 'POST', body: MEGABYTE });
    assert.deepEqual(
      [answer.status, await answer.json()],
      [400, { code: 2, message: 'The body is longer than 65536 bytes' }],
    );
  });

  void it('is never an error of the server, whatever is sent', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(KID, '^kid1', EK, KEK, 'null'));
    const body = fc.oneof(fc.json(), text, fc.dictionary(fc.constantFrom('kid', 'k', 'ek', 'kekId', 'info'), text));
    const request = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH'),
      path: fc.oneof(
        fc.constantFrom('/keys', '/keycount'),
        text.map((kid) => `/keys/${encodeURIComponent(kid)}`),
      ),
      kek: fc.option(
        text.map((kek) => encodeURIComponent(kek)),
        { nil: undefined },
      ),
      body,
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ method, path, kek, body: sent }) => {
        const target = kek === undefined ? path : `${path}?kek=${kek}`;
        const answer = await keystore.call(method, target, method === 'GET' ? undefined : sent);
        assert.ok(answer.status < 500, `${method} ${target} ${answer.text}`);
      }),
      { numRuns: 500 },
    );
    assert.deepEqual(keystore.log, []);
  });
});
