import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as v from 'valibot';

import { createTestBackend, readJson, START_MS } from './test-backend.ts';

const backend = await createTestBackend();

const post = (path: string, body: string, headers = {}): Promise<Response> =>
  backend.request(path, { method: 'POST', body, headers });

void describe('POST /storefront/sessions', () => {
  void it('opens a session for the demo account', async () => {
    const answer = await post('/storefront/sessions', '{"account":"demo"}');
    assert.equal(answer.status, 201);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    assert.equal(answer.headers.get('Set-Cookie'), null);
    const { accessToken, ...others } = v.parse(v.looseObject({ accessToken: v.string() }), await answer.json());
    assert.match(accessToken, /^[A-Za-z0-9_-]{43}$/);
    assert.deepEqual(others, { tokenType: 'Bearer', expiresIn: 43_200, account: { name: 'Demo' } });
    assert.notEqual(await backend.signIn(), accessToken);
  });

  void it('knows no other account', async () => {
    const answer = await post('/storefront/sessions', '{"account":"root"}');
    assert.equal(answer.status, 403);
    assert.deepEqual(await readJson(answer), { error: 403, errorText: 'Unknown account' });
  });

  for (const [body, field] of [
    ['{}', 'account:'],
    ['{"account":1}', 'account:'],
    ['[]', 'account:'],
    ['"demo"', 'body:'],
    ['demo', 'body:'],
    ['', 'body:'],
    [`{"account":"${'x'.repeat(20_000)}"}`, 'body: too long'],
  ] as const) {
    void it(`names the field in ${body.slice(0, 20)}`, async () => {
      const answer = await post('/storefront/sessions', body);
      assert.equal(answer.status, 400);
      assert.ok(JSON.stringify(await readJson(answer)).startsWith(`{"error":400,"errorText":"${field}`));
    });
  }

  void it('signs the oldest viewer out after a thousand others have signed in', async () => {
    const { request, signIn } = await createTestBackend();
    const oldest = await signIn();
    const feedStatus = async (): Promise<number> =>
      (await request('/storefront/feed', { headers: { Authorization: `Bearer ${oldest}` } })).status;
    for (let count = 0; count < 999; count += 1) await signIn();
    assert.equal(await feedStatus(), 200);
    await signIn();
    assert.equal(await feedStatus(), 401);
  });
});

void describe('a session', () => {
  for (const [method, path] of [
    ['GET', '/storefront/feed'],
    ['POST', '/storefront/entitlements'],
  ] as const) {
    const ask = async (Authorization?: string): Promise<Response> =>
      backend.request(path, { method, headers: Authorization === undefined ? {} : { Authorization } });

    void it(`is asked for by ${path}`, async () => {
      for (const authorization of [undefined, '', 'Bearer', 'Bearer wrong', `Basic ${await backend.signIn()}`]) {
        const answer = await ask(authorization);
        assert.equal(answer.status, 401, authorization);
        assert.equal(answer.headers.get('WWW-Authenticate'), 'Bearer');
        const body = v.parse(v.strictObject({ error: v.literal(401), errorText: v.string() }), await answer.json());
        assert.ok(body.errorText.length > 0);
      }
    });

    void it(`ends after twelve hours for ${path}`, async () => {
      const authorization = `Bearer ${await backend.signIn()}`;
      backend.clock.nowMs = START_MS + 43_199_999;
      assert.notEqual((await ask(authorization)).status, 401);
      backend.clock.nowMs = START_MS + 43_200_000;
      assert.equal((await ask(authorization)).status, 401);
      backend.clock.nowMs = START_MS;
    });
  }
});
