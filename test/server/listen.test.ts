import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { listen } from '../../server/listen.ts';
import { createTestBackend, readEntitlement } from './test-backend.ts';

const backend = await createTestBackend();

void describe('listen', () => {
  void it('answers on a free port, with URLs of that very port', async () => {
    const { url, close } = await listen(backend, { port: 0, host: '127.0.0.1' });
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const headers = { Authorization: `Bearer ${await backend.signIn()}` };
    const body = '{"messageID":"m","version":1,"contentID":"aurora","requestType":1,"keySystem":"clearkey"}';
    const answer = await fetch(`${url}/storefront/entitlements`, { method: 'POST', headers, body });
    const { epTokenURL } = await readEntitlement(answer);
    assert.ok(epTokenURL.startsWith(`${url}/hms/wv/rights/?ExpressPlayToken=`));
    const license = await fetch(epTokenURL, { method: 'POST', body: new Uint8Array(100_000) });
    assert.equal(license.status, 500);
    assert.equal((await fetch(`${url}/media/aurora/video/1.m4s`, { headers: { Range: 'bytes=1-2' } })).status, 206);
    await close();
    await assert.rejects(fetch(url));
  });

  void it('closes in spite of a client that keeps its connection', async () => {
    const { url, close } = await listen(backend, { port: 0, host: '127.0.0.1' });
    await (await fetch(`${url}/config.js`, { headers: { Connection: 'keep-alive' } })).text();
    backend.faults.delayMs.feed = 500;
    const hanging = assert.rejects(fetch(`${url}/storefront/feed`));
    await fetch(`${url}/config.js`);
    await close();
    await hanging;
    backend.faults.reset();
  });

  void it('names a port that is taken, and what to do', async () => {
    const first = await listen(backend, { port: 0, host: '127.0.0.1' });
    const port = Number(new URL(first.url).port);
    await assert.rejects(listen(backend, { port, host: '127.0.0.1' }), {
      message: `Port ${port} is taken; set PORT to another one`,
    });
    await first.close();
  });
});

void describe('createBackend', () => {
  for (const authenticator of ['abc', '1,2', `x,${'0'.repeat(32)}`, `1,${'g'.repeat(32)}`]) {
    void it(`does not take ${authenticator} for an authenticator, nor repeat it`, async () => {
      const error = await createTestBackend({ authenticator }).catch((thrown: unknown) => thrown);
      assert.ok(error instanceof TypeError);
      assert.match(error.message, /^EXPRESSPLAY_AUTHENTICATOR must be/);
      assert.ok(!error.message.includes(authenticator));
    });
  }

  for (const publicUrl of ['tv.example', 'ftp://tv.example', 'https://tv.example/?a=b', 'https://tv.example/#a']) {
    void it(`does not take ${publicUrl} for a public URL`, async () => {
      await assert.rejects(createTestBackend({ publicUrl }), /^TypeError: PUBLIC_URL must be/);
    });
  }

  void it('makes an authenticator of its own where none is configured', async () => {
    for (const authenticator of [undefined, '']) {
      const { entitle } = await createTestBackend({ authenticator });
      assert.equal((await readEntitlement(await entitle())).isAllowed, true);
    }
  });
});
