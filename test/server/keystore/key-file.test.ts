import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';

import { readKeyFile } from '../../../server/keystore/key-file.ts';
import { openKeyStore } from '../../../server/keystore/key-store.ts';
import { createTestBackend, START_MS } from '../test-backend.ts';
import { createTestKeystore, EK, KEK, KEY, KID } from './test-keystore.ts';

const root = await mkdtemp(join(tmpdir(), 'latchkey-'));
after(() => rm(root, { recursive: true }));

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'store-'));
  file = join(folder, 'deeper/keystore.json');
});

const STORED = { kid: KID, ek: EK, kekId: '#1.x', lastUpdate: '2026-11-21T10:00:00.000Z' };
const formatFile = (...keys: readonly object[]): string =>
  JSON.stringify({ format: 'latchkey-keystore', version: 1, keys });

void describe('the file of the key storage', () => {
  void it('brings every key back after a restart', async () => {
    const first = await createTestKeystore(file);
    await first.call('POST', `/keys?kek=${KEK}`, { kid: KID, k: KEY, info: 'é “x”\u0000' });
    await first.call('POST', `/keys?kek=${KEK}`, { kid: '^kid1' });
    await first.call('POST', `/keys?kek=${KEK}`, { kid: '^kid2' });
    await first.call('PUT', '/keys/^kid1', { contentId: 'changed' });
    await first.call('DELETE', '/keys/^kid2');
    const kept = (await first.call('GET', '/keys')).json;
    const second = await createTestKeystore(file);
    assert.deepEqual((await second.call('GET', '/keys')).json, kept);
    assert.deepEqual((await second.call('GET', '/keycount')).json, { keyCount: 2 });
    assert.equal((await second.call('GET', `/keys/${KID}/value?kek=${KEK}`)).text, KEY.toUpperCase());
  });

  void it('holds neither keys nor keks, and is for its owner only', async () => {
    const keystore = await createTestKeystore(file);
    const { json } = await keystore.call('POST', `/keys?kek=${KEK}`);
    const { k } = json as { k: string };
    await keystore.call('POST', `/keys?kek=${KEK}`, { kid: KID, k: KEY });
    const text = (await readFile(file, 'utf8')).toLowerCase();
    assert.ok(text.includes(EK));
    for (const secret of [k.toLowerCase(), KEY, KEK]) assert.ok(!text.includes(secret));
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(join(folder, 'deeper')), ['keystore.json']);
  });

  void it('is written before the answer goes out', async () => {
    const keystore = await createTestKeystore(file);
    await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        const { status, json } = await keystore.call('POST', `/keys?kek=${KEK}`, { info: `${index}` });
        assert.equal(status, 201);
        const kids = (await readKeyFile(file)).map(({ kid }) => kid.toUpperCase());
        assert.ok(kids.includes((json as { kid: string }).kid));
      }),
    );
  });

  void it('loses a key that expired, with the next write', async () => {
    const clock = { nowMs: START_MS };
    const store = await openKeyStore({ file, now: () => clock.nowMs });
    await store.add({ ...STORED, expiration: '2026-11-21T10:00:01Z' });
    clock.nowMs += 1000;
    assert.equal((await readKeyFile(file)).length, 1);
    await store.add({ ...STORED, kid: '0'.repeat(32) });
    assert.deepEqual(await readKeyFile(file), [{ ...STORED, kid: '0'.repeat(32) }]);
  });

  void it('keeps what it had where a write fails, and says only code 1', async () => {
    const keystore = await createTestKeystore(file);
    await keystore.call('POST', `/keys?kek=${KEK}`, { kid: KID, k: KEY });
    await rm(join(folder, 'deeper'), { recursive: true });
    // A file where the folder was: not even root can write into that.
    await writeFile(join(folder, 'deeper'), '');
    const failed = await keystore.call('POST', `/keys?kek=${KEK}`, { kid: '^kid1' });
    assert.deepEqual([failed.status, failed.json], [500, { code: 1, message: 'Internal error' }]);
    assert.equal((await keystore.call('GET', '/keys/^kid1')).status, 404);
    assert.equal((await keystore.call('GET', `/keys/${KID}`)).status, 200);
    assert.match(keystore.log.join('\n'), /^2026-11-21T10:00:00.000Z failure POST keystore: E[A-Z]+[^\n]*$/);
    assert.ok(!keystore.log.join('').includes(KEK));
    await rm(join(folder, 'deeper'));
    assert.equal((await keystore.call('POST', `/keys?kek=${KEK}`, { kid: '^kid1' })).status, 201);
    assert.equal((await readKeyFile(file)).length, 2);
  });

  void it('is freed of what a killed process left beside it', async () => {
    await mkdir(join(folder, 'deeper'));
    for (const name of ['keystore.json.123456', 'keystore.json.bak', 'other.json.1']) {
      await writeFile(join(folder, 'deeper', name), 'x');
    }
    await openKeyStore({ file, now: Date.now });
    assert.deepEqual(await readdir(join(folder, 'deeper')), ['keystore.json.bak', 'other.json.1']);
  });
});

void describe('a file that cannot be used', () => {
  const BROKEN: readonly (readonly [name: string, content: string, problem: string])[] = [
    ['is empty', '', 'it is not JSON (0 characters)'],
    ['is cut off', formatFile(STORED).slice(0, -20), `it is not JSON (${formatFile(STORED).length - 20} characters)`],
    ['is no object', '7', 'the whole is not as expected (Object)'],
    ['is another thing', '[]', 'format is not as expected ("format")'],
    ['is of another version', formatFile().replace('1', '2'), 'version is not as expected (1)'],
    ['has a field more', formatFile({ ...STORED, k: KEY }), 'keys.0.k is not as expected (never)'],
    ['has a field less', formatFile(STORED, { kid: KID }), 'keys.1.ek is not as expected ("ek")'],
    ['has a broken ek', formatFile({ ...STORED, ek: EK.slice(1) }), 'keys.0.ek is not as expected (/^[0-9a-f]{48}$/)'],
    ['has a kid twice', formatFile(STORED, STORED), 'a kid is there twice'],
  ];
  for (const [name, content, problem] of BROKEN) {
    void it(`stops the start where it ${name}, and stays as it is`, async () => {
      file = join(folder, 'keystore.json');
      await writeFile(file, content);
      await assert.rejects(createTestBackend({ keystoreFile: file }), (error: Error) => {
        assert.equal(error.name, 'KeyFileError');
        assert.ok(error.message.startsWith(`Key storage ${file}: ${problem}. It was left as it is`), error.message);
        for (const secret of [KEY, EK]) assert.ok(!error.message.includes(secret.slice(0, 8)));
        return true;
      });
      assert.equal(await readFile(file, 'utf8'), content);
    });
  }

  void it('stops the start where it is a folder', async () => {
    await assert.rejects(createTestBackend({ keystoreFile: folder }), { message: /it cannot be read \(EISDIR\)/ });
  });
});
