import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import { AUTHENTICATOR, createTestBackend } from '../test-backend.ts';
import { KEK, KEY, KID, readAnswer } from './test-keystore.ts';

const PRODUCTION = `4712,${'f'.repeat(32)}`;
const folder = await mkdtemp(join(tmpdir(), 'latchkey-'));
after(() => rm(folder, { recursive: true }));
const options = { productionAuthenticator: PRODUCTION, keystoreFile: join(folder, 'keystore.json') };
let backend = await createTestBackend(options);

const call = async (method: string, path: string, authenticator: string, body?: object) => {
  const target = `${path}?kek=${KEK}&customerAuthenticator=${authenticator}`;
  return readAnswer(await backend.request(target, { method, ...(body && { body: JSON.stringify(body) }) }));
};

const askForToken = async (path: string, customerAuthenticator: string) => {
  const policy = { securityLevel: '1', hdcpOutputControl: '0' };
  const query = new URLSearchParams({ customerAuthenticator, errorFormat: 'json', kid: KID, kek: KEK, ...policy });
  return readAnswer(await backend.request(`${path}/hms/wv/token?${query}`));
};

void describe('the key storages of the two environments', () => {
  void it('have nothing in common, also after a restart', async () => {
    const added = await call('POST', '/prod/keystore/keys', PRODUCTION, { kid: KID, k: KEY });
    assert.equal(added.status, 201);
    assert.equal(added.headers.get('Location'), `/prod/keystore/keys/${KID.toUpperCase()}`);
    await call('POST', '/keystore/keys', AUTHENTICATOR, { kid: '^kid1' });
    for (const moment of ['before', 'after']) {
      if (moment === 'after') backend = await createTestBackend(options);
      assert.equal((await call('GET', `/prod/keystore/keys/${KID}/value`, PRODUCTION)).text, KEY.toUpperCase());
      assert.equal((await call('GET', `/keystore/keys/${KID}`, AUTHENTICATOR)).status, 404, moment);
      assert.equal((await call('GET', '/test/keystore/keys/^kid1', AUTHENTICATOR)).status, 200, moment);
      assert.equal((await call('GET', '/prod/keystore/keys/^kid1', PRODUCTION)).status, 404, moment);
    }
    assert.deepEqual((await readdir(folder)).sort(), ['keystore-production.json', 'keystore.json']);
  });

  void it('give their keys to the token service of their own environment', async () => {
    assert.equal((await askForToken('/prod', PRODUCTION)).status, 200);
    assert.deepEqual((await askForToken('/test', AUTHENTICATOR)).json, {
      code: -4019,
      message: '[-4019] Failed to get content key from key storage service',
    });
  });

  void it('know the authenticator of the other, and refuse it', async () => {
    for (const [path, authenticator] of [
      ['/prod/keystore/keys', AUTHENTICATOR],
      ['/keystore/keys', PRODUCTION],
      ['/test/keystore/keys', PRODUCTION],
    ] as const) {
      const { status, json } = await call('GET', path, authenticator);
      const message = '[-2018] Authentication token invalid: wrong environment';
      assert.deepEqual([status, json], [401, { code: -2018, message }], path);
    }
  });
});
