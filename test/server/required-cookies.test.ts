import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { clearKeyChallenge, createTestBackend, readEntitlement, readJson } from './test-backend.ts';

const backend = await createTestBackend({
  relay: { url: 'http://127.0.0.1:4711/', secret: 'hush', hosts: ['localhost:8080'] },
});

async function redeem(contentID: string, cookie: string | null): Promise<readonly [number, unknown]> {
  const { licenses } = await readEntitlement(await backend.entitle({ contentID }));
  const [license] = licenses;
  const body = clearKeyChallenge(license?.keyIDs[0] ?? '');
  const headers: Record<string, string> = cookie === null ? {} : { Cookie: cookie };
  const answer = await backend.request(license?.epTokenURL ?? '', { method: 'POST', headers, body });
  const { code } = (await readJson(answer)) as { code?: number };
  return [answer.status, code];
}

void describe('the cookies that a title demands', () => {
  for (const title of ['glasshouse', 'ember']) {
    void it(`are demanded for a license of ${title}`, async () => {
      assert.deepEqual(await redeem(title, null), [401, -2017]);
      assert.deepEqual(await redeem(title, 'val1=12345'), [401, -2017]);
      assert.deepEqual(await redeem(title, 'val1=12345; val2=wrong'), [401, -2018]);
      assert.deepEqual(await redeem(title, 'val1=12345; val2=abcd'), [200, undefined]);
    });
  }

  void it('are not demanded by another title', async () => {
    assert.deepEqual(await redeem('aurora', null), [200, undefined]);
  });

  void it('are demanded for every media request of ember, and of ember alone', async () => {
    const statusOf = async (path: string, headers: Record<string, string> = {}): Promise<number> =>
      (await backend.request(path, { headers })).status;
    for (const file of ['manifest.mpd', 'video/1.m4s']) {
      assert.equal(await statusOf(`/media/ember/${file}`), 403);
      assert.equal(await statusOf(`/media/ember/${file}`, { Cookie: 'val1=12345; val2=x' }), 403);
      assert.equal(await statusOf(`/media/ember/${file}`, { Cookie: 'val1=12345; val2=abcd' }), 200);
      assert.equal(await statusOf(`/media/glasshouse/${file}`), 200);
    }
  });

  void it('belong to the title also where it is asked for by the URL of its manifest', async () => {
    const contentID = 'http://tv.example/media/glasshouse/manifest.mpd';
    assert.deepEqual(await redeem(contentID, 'val1=12345; val2=abcd'), [200, undefined]);
    const unknown = await readEntitlement(await backend.entitle({ contentID: 'http://tv.example/glasshouse.mpd' }));
    assert.equal(unknown.isAllowed, false);
  });
});

void describe('the relay of this machine', () => {
  void it('is told to pages on it, and to no other', async () => {
    const scriptFor = async (origin: string): Promise<string> => (await backend.request(`${origin}/config.js`)).text();
    for (const origin of ['http://localhost:8080', 'http://127.0.0.1:8080'])
      assert.match(await scriptFor(origin), /hush/);
    for (const origin of ['http://192.168.1.2:8080', 'http://localhost.evil.example']) {
      assert.doesNotMatch(await scriptFor(origin), /relay|hush/);
    }
  });
});
