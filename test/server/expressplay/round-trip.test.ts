import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { markToken } from '../../../server/expressplay/redemption-log.ts';
import { wrapKey } from '../../../server/keystore/key-wrap.ts';
import { listen } from '../../../server/listen.ts';
import type { TokenKeySystem } from '../../../src/expressplay/token-table.ts';
import { createSimulatedWidevine } from '../../../tools/simulator/cdm/widevine.ts';
import { AUTHENTICATOR, createTestBackend } from '../test-backend.ts';
import { askForLicenseUrl, CHALLENGES } from './redemption.ts';
import { codeOf, formOf, PATHS, type Changes } from './token-requests.ts';

const backend = await createTestBackend();

const hex = (digits: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[0-9A-Fa-f]{${digits}}$`), { size: 'max' });
/** How a key gets into a token: clear, wrapped in the request, wrapped in the storage. */
const request = fc.record({
  kid: fc.oneof(hex(32), fc.stringMatching(/^\^[\x20-\x7e]{1,64}$/)),
  key: hex(32),
  kek: hex(32),
  source: fc.constantFrom('clear', 'wrapped', 'stored'),
  cookie: fc.string({ unit: 'grapheme-ascii', maxLength: 32 }),
  livesS: fc.integer({ min: 1, max: 2_592_000 }),
});
type Request = typeof request extends fc.Arbitrary<infer Value> ? Value : never;

async function changesOf({ kid, key, kek, source, cookie, livesS }: Request): Promise<Changes> {
  const common = { kid, cookie, expirationTime: `+${livesS}` };
  if (source === 'clear') return { ...common, contentKey: key };
  if (source === 'wrapped') return { ...common, contentKey: null, kek, ek: wrapKey(key, kek) };
  const query = new URLSearchParams({ customerAuthenticator: AUTHENTICATOR, kek });
  const body = JSON.stringify({ kid, k: key });
  await backend.request(`/keystore/keys/${kidOf(kid)}?${query.toString()}`, { method: 'DELETE' });
  const stored = await backend.request(`/keystore/keys?${query.toString()}`, { method: 'POST', body });
  assert.equal(stored.status, 201, await stored.text());
  return { ...common, contentKey: null, kek };
}

const kidOf = (kid: string): string =>
  kid.startsWith('^') ? createHash('sha1').update(kid.slice(1)).digest('hex').slice(0, 32) : kid.toLowerCase();

/** The ClearKey license that each CDM finds in its answer. */
const LICENSE_OF: Readonly<Record<TokenKeySystem, (answer: Buffer) => string>> = {
  widevine: (answer) => createSimulatedWidevine().readLicense(new Uint8Array(answer)),
  playready: (answer) => {
    const license = /<License>(.*)<\/License>/.exec(answer.toString())?.[1] ?? '';
    return Buffer.from(license, 'base64').toString();
  },
};

void describe('a token', () => {
  for (const keySystem of ['widevine', 'playready'] as const) {
    void it(`brings back the key that it was asked for with, for ${keySystem}, and its cookie into the log`, async () => {
      const property = fc.asyncProperty(request, async (asked) => {
        const kid = kidOf(asked.kid);
        const url = await askForLicenseUrl(backend, keySystem, await changesOf(asked));
        backend.log.length = 0;
        const body = keySystem === 'widevine' ? CHALLENGES.widevine({}, kid) : CHALLENGES.playready(2, kid);
        const answer = Buffer.from(await (await backend.request(url, { method: 'POST', body })).arrayBuffer());
        const toBase64Url = (digits: string): string => Buffer.from(digits, 'hex').toString('base64url');
        assert.deepEqual(JSON.parse(LICENSE_OF[keySystem](answer)), {
          keys: [{ kty: 'oct', kid: toBase64Url(kid), k: toBase64Url(asked.key) }],
          type: 'temporary',
        });
        const cookie = JSON.stringify(asked.cookie);
        assert.ok(backend.log[0]?.includes(`kid=${kid} cookie=${cookie} token=${markOf(url)} code=0`), backend.log[0]);
        for (const line of backend.log) assert.ok(!line.toLowerCase().includes(asked.key.toLowerCase()), line);
      });
      await fc.assert(property, { numRuns: 300 });
    });
  }

  void it('is not made from a form of a megabyte, over a real connection either, and the next request is answered', async (t) => {
    const { url, close } = await listen(backend, { port: 0, host: '127.0.0.1' });
    t.after(close);
    for (const keySystem of ['widevine', 'playready'] as const) {
      const send = (body: URLSearchParams): Promise<Response> =>
        fetch(url + PATHS[keySystem], { method: 'POST', body });
      const large = formOf(keySystem, { contentId: 'x'.repeat(1024 * 1024) });
      const answer = await send(large);
      assert.equal(answer.status, 401);
      assert.equal(await codeOf(answer), -2017);
      assert.equal(await codeOf(send(formOf(keySystem))), null);
    }
  });
});

/** As the log has the token of a license URL. */
function markOf(url: string): string {
  return markToken(new URL(url, 'http://rights.test').searchParams.get('ExpressPlayToken') ?? '');
}
