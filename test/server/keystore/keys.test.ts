import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

import { unwrapKey } from '../../../server/keystore/key-wrap.ts';
import { createTestKeystore, EK, KEK, KEK_ID, KEY, KID, OTHER_KEK, type TestKeystore } from './test-keystore.ts';

const NOW = '2026-11-21T10:00:00.000Z';
const STORED = { kid: KID.toUpperCase(), ek: EK.toUpperCase(), kekId: KEK_ID, lastUpdate: NOW };
const CLEAR = { kid: KID.toUpperCase(), k: KEY.toUpperCase(), kekId: KEK_ID, lastUpdate: NOW };

let keystore: TestKeystore;
beforeEach(async () => {
  keystore = await createTestKeystore();
});

const addSample = async () => keystore.call('POST', `/keys?kek=${KEK}`, { kid: KID, k: KEY });

void describe('POST /keys', () => {
  void it('makes up a key where the body is empty', async () => {
    const { status, headers, json } = await keystore.call('POST', `/keys?kek=${KEK}`);
    assert.equal(status, 201);
    const { kid, k, ek, kekId, ...rest } = json as Record<'kid' | 'k' | 'ek' | 'kekId', string>;
    assert.match(`${kid} ${k} ${ek}`, /^[0-9A-F]{32} [0-9A-F]{32} [0-9A-F]{48}$/);
    assert.equal(unwrapKey(ek, KEK), k.toLowerCase());
    assert.deepEqual({ kekId, ...rest }, { kekId: KEK_ID, lastUpdate: NOW });
    assert.equal(headers.get('Location'), `/keystore/keys/${kid}`);
    assert.equal(headers.get('Cache-Control'), 'no-store');
    const another = await keystore.call('POST', `/keys?kek=${KEK}`, {});
    assert.notEqual((another.json as { k: string }).k, k);
    assert.deepEqual((await keystore.call('GET', '/keycount')).json, { keyCount: 2 });
  });

  void it('wraps the key it is given', async () => {
    const { status, json } = await addSample();
    assert.deepEqual({ status, json }, { status: 201, json: { ...STORED, ...CLEAR } });
  });

  void it('fills in what a part of an object leaves out', async () => {
    const info = { info: 'some comment', contentId: 'urn:x:1', expiration: '2026-12-24T00:00:00Z' };
    const { status, json } = await keystore.call('POST', `/keys?kek=${KEK}`, { kid: '^kid1', kekId: 'mine', ...info });
    const { kid, k, ek, kekId } = json as Record<'kid' | 'k' | 'ek' | 'kekId', string>;
    assert.deepEqual([status, kid, kekId], [201, '80EA8BC8A58F990AD1F76BC665B30BFA', 'mine']);
    assert.equal(unwrapKey(ek, KEK), k.toLowerCase());
    assert.deepEqual((await keystore.call('GET', '/keys/^kid1')).json, { kid, ek, kekId, ...info, lastUpdate: NOW });
  });

  void it('takes a wrapped key without a kek, and with the kek that wraps it', async () => {
    const bare = await keystore.call('POST', '/keys', { kid: KID, ek: EK });
    assert.deepEqual([bare.status, bare.json], [201, { ...STORED, kekId: '' }]);
    const named = await keystore.call('POST', '/keys', { ek: EK.toUpperCase(), kekId: 'mine' });
    assert.equal((named.json as { kekId: string }).kekId, 'mine');
    const known = await keystore.call('POST', `/keys?kek=${KEK}`, { kid: '^kid1', ek: EK });
    assert.deepEqual(known.json, { ...STORED, ...CLEAR, kid: '80EA8BC8A58F990AD1F76BC665B30BFA' });
    const wrong = await keystore.call('POST', `/keys?kek=${OTHER_KEK}`, { kid: '^kid2', ek: EK });
    assert.deepEqual([wrong.status, wrong.json], [400, { code: 5, message: 'Incorrect kek' }]);
    assert.equal((await keystore.call('GET', '/keys/^kid2')).status, 404);
  });

  void it('answers 200 with the key that is there, and ignores the rest of the body', async () => {
    await addSample();
    const bare = await keystore.call('POST', '/keys', { kid: KID.toUpperCase(), k: '0'.repeat(32), info: 'new' });
    assert.deepEqual([bare.status, bare.json], [200, STORED]);
    const clear = await keystore.call('POST', `/keys?kek=${KEK}`, { kid: KID });
    assert.deepEqual([clear.status, clear.json], [200, CLEAR]);
    assert.equal((await keystore.call('POST', `/keys?kek=${OTHER_KEK}`, { kid: KID })).status, 400);
    assert.deepEqual((await keystore.call('GET', '/keycount')).json, { keyCount: 1 });
  });

  void it('makes one key of many requests for one kid at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => keystore.call('POST', `/keys?kek=${KEK}`, { kid: KID })),
    );
    assert.equal(answers.filter(({ status }) => status === 201).length, 1);
    assert.equal(new Set(answers.map(({ json }) => (json as { k: string }).k)).size, 1);
  });
});

void describe('GET /keys', () => {
  beforeEach(async () => {
    await addSample();
    await keystore.call('POST', `/keys?kek=${OTHER_KEK}`, { kid: '^a/b,c', k: KEY });
  });

  void it('gives one key, clear where its kek is given', async () => {
    assert.deepEqual((await keystore.call('GET', `/keys/${KID}`)).json, STORED);
    assert.deepEqual((await keystore.call('GET', `/keys/${KID.toUpperCase()}?kek=${KEK.toUpperCase()}`)).json, CLEAR);
    const wrong = await keystore.call('GET', `/keys/${KID}?kek=${OTHER_KEK}`);
    assert.deepEqual([wrong.status, wrong.json], [400, { code: 5, message: 'Incorrect kek' }]);
  });

  void it('gives one value as text', async () => {
    const wrapped = await keystore.call('GET', `/keys/${KID}/value`);
    assert.deepEqual([wrapped.status, wrapped.text], [200, `#${EK.toUpperCase()}`]);
    assert.match(wrapped.headers.get('Content-Type') ?? '', /^text\/plain/);
    assert.equal((await keystore.call('GET', `/keys/${KID}/value?kek=${KEK}`)).text, KEY.toUpperCase());
    assert.equal((await keystore.call('GET', `/keys/${KID}/value?kek=${OTHER_KEK}`)).status, 400);
  });

  void it('gives several, in the order asked for', async () => {
    await keystore.call('POST', `/keys?kek=${KEK}`, { kid: '^kid1', k: '0'.repeat(32) });
    const { json } = await keystore.call('GET', `/keys/^kid1,${KID}?kek=${KEK}`);
    assert.deepEqual(json, [{ ...CLEAR, kid: '80EA8BC8A58F990AD1F76BC665B30BFA', k: '0'.repeat(32) }, CLEAR]);
    const values = await keystore.call('GET', `/keys/${KID},^kid1/value?kek=${KEK}`);
    assert.equal(values.text, `${KEY.toUpperCase()},${'0'.repeat(32)}`);
    assert.equal((await keystore.call('GET', `/keys/^kid1,${KID}?kek=${OTHER_KEK}`)).status, 400);
    assert.equal((await keystore.call('GET', `/keys/${KID},^unknown`)).status, 404);
  });

  void it('reads a name with separators, percent-encoded', async () => {
    assert.equal((await keystore.call('GET', `/keys/%5Ea%2Fb%2Cc/value?kek=${OTHER_KEK}`)).text, KEY.toUpperCase());
  });

  void it('gives all, or those that the kek unwraps', async () => {
    assert.equal(((await keystore.call('GET', '/keys')).json as object[]).length, 2);
    assert.deepEqual((await keystore.call('GET', `/keys?kek=${KEK}`)).json, [CLEAR]);
    assert.deepEqual((await keystore.call('GET', '/keycount')).json, { keyCount: 2 });
  });

  void it('has no key that expired', async () => {
    const soon = { kid: '^soon', k: KEY, expiration: '2026-11-21T10:00:01Z' };
    await keystore.call('POST', `/keys?kek=${KEK}`, soon);
    assert.equal((await keystore.call('GET', '/keys/^soon')).status, 200);
    keystore.clock.nowMs += 1000;
    assert.equal((await keystore.call('GET', '/keys/^soon')).status, 404);
    assert.equal((await keystore.call('PUT', '/keys/^soon', { info: 'x' })).status, 404);
    assert.deepEqual((await keystore.call('GET', '/keycount')).json, { keyCount: 2 });
    assert.equal(((await keystore.call('GET', '/keys')).json as object[]).length, 2);
    assert.equal((await keystore.call('POST', `/keys?kek=${KEK}`, { kid: '^soon' })).status, 201);
  });
});

void describe('PUT /keys/{kid}', () => {
  beforeEach(addSample);
  const put = async (path: string, body: object) => {
    const { status, text } = await keystore.call('PUT', path, body);
    assert.deepEqual([status, text], [200, '']);
    return (await keystore.call('GET', `/keys/${KID}`)).json;
  };

  void it('changes the given fields only, and not the kid', async () => {
    keystore.clock.nowMs += 1000;
    const lastUpdate = '2026-11-21T10:00:01.000Z';
    assert.deepEqual(await put(`/keys/${KID}`, { info: 'x', kid: '^kid1' }), { ...STORED, info: 'x', lastUpdate });
    assert.deepEqual(await put(`/keys/${KID.toUpperCase()}`, { contentId: 'c', lastUpdate: 'never' }), {
      ...STORED,
      info: 'x',
      contentId: 'c',
      lastUpdate,
    });
    assert.deepEqual(await put(`/keys/${KID}`, { info: null }), { ...STORED, contentId: 'c', lastUpdate });
    assert.equal((await keystore.call('GET', '/keys/^kid1')).status, 404);
  });

  void it('wraps a new key under its kek, and names that', async () => {
    const changed = await put(`/keys/${KID}?kek=${OTHER_KEK}`, { k: KEY });
    assert.equal((changed as { kekId: string }).kekId, '#1.952241B0259652B68A8CAE2BE819DFA3390CDB35');
    assert.equal((await keystore.call('GET', `/keys/${KID}/value?kek=${OTHER_KEK}`)).text, KEY.toUpperCase());
    const named = await put(`/keys/${KID}`, { ek: EK, kekId: 'mine' });
    assert.deepEqual(named, { ...STORED, kekId: 'mine' });
    const wrong = await keystore.call('PUT', `/keys/${KID}?kek=${OTHER_KEK}`, { ek: EK });
    assert.deepEqual([wrong.status, wrong.json], [400, { code: 5, message: 'Incorrect kek' }]);
  });
});

void describe('DELETE /keys/{kid}', () => {
  void it('takes a key away, once', async () => {
    await addSample();
    const { status, text } = await keystore.call('DELETE', `/keys/${KID.toUpperCase()}`);
    assert.deepEqual([status, text], [200, '']);
    const again = await keystore.call('DELETE', `/keys/${KID}`);
    assert.deepEqual([again.status, again.json], [404, { code: 2, message: 'Unknown kid' }]);
    assert.deepEqual((await keystore.call('GET', '/keycount')).json, { keyCount: 0 });
  });
});
