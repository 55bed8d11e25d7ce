import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createTestBackend } from './test-backend.ts';

const backend = await createTestBackend({
  publicUrl: 'https://latchkey.example/tv',
  allowedOrigins: ['https://tv.example'],
});

const ask = (method: string, path: string, origin: string): Promise<Response> =>
  backend.request(path, { method, headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' } });

void describe('CORS of the rights service', () => {
  const ALLOWED = [
    'null',
    'file://',
    'http://localhost:8080',
    'http://127.0.0.1:3000',
    'http://127.1.2.3',
    'http://[::1]:8080',
    'https://latchkey.example',
    'https://tv.example',
  ];
  const FOREIGN = ['https://evil.example', 'http://localhost.evil.example', 'http://192.168.1.2', 'https://localhost'];

  for (const method of ['OPTIONS', 'POST']) {
    for (const origin of ALLOWED) {
      void it(`echoes ${origin} with credentials to ${method}`, async () => {
        const { status, headers } = await ask(method, '/hms/wv/rights/', origin);
        assert.equal(status, method === 'OPTIONS' ? 204 : 401);
        assert.equal(headers.get('Access-Control-Allow-Origin'), origin);
        assert.equal(headers.get('Access-Control-Allow-Credentials'), 'true');
        assert.match(headers.get('Vary') ?? '', /Origin/);
      });
    }
    for (const origin of FOREIGN) {
      void it(`does not allow ${origin} to ${method}`, async () => {
        const { headers } = await ask(method, '/hms/wv/rights/', origin);
        assert.equal(headers.get('Access-Control-Allow-Origin'), null);
      });
    }
  }

  void it('allows the headers of a license request for two hours', async () => {
    const { headers } = await ask('OPTIONS', '/hms/wv/rights/', 'null');
    for (const name of ['Content-Type', 'Authorization', 'SOAPAction', 'ExpressPlayToken']) {
      assert.ok(headers.get('Access-Control-Allow-Headers')?.split(',').includes(name), name);
    }
    assert.equal(headers.get('Access-Control-Max-Age'), '7200');
  });
});

void describe('CORS of the other routes', () => {
  const OPEN = [
    ['POST', '/storefront/sessions'],
    ['GET', '/storefront/feed'],
    ['POST', '/storefront/entitlements'],
    ['GET', '/media/aurora/manifest.mpd'],
    ['GET', '/media/aurora/missing.m4s'],
    ['GET', '/art/aurora/card.jpg'],
    ['GET', '/config.js'],
  ] as const;
  for (const [method, path] of OPEN) {
    void it(`lets any origin ${method} ${path}, without credentials`, async () => {
      for (const answer of [await ask(method, path, 'https://evil.example'), await ask('OPTIONS', path, 'null')]) {
        assert.equal(answer.headers.get('Access-Control-Allow-Origin'), '*');
        assert.equal(answer.headers.get('Access-Control-Allow-Credentials'), null);
      }
      const preflight = await ask('OPTIONS', path, 'null');
      assert.equal(preflight.status, 204);
      assert.equal(preflight.headers.get('Access-Control-Max-Age'), '7200');
      assert.match(preflight.headers.get('Access-Control-Allow-Headers') ?? '', /Authorization,Content-Type/);
    });
  }

  void it('lets no page call the token service', async () => {
    for (const method of ['OPTIONS', 'GET', 'POST']) {
      const answer = await ask(method, '/hms/wv/token', 'null');
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), null);
      if (method === 'OPTIONS') assert.equal(answer.status, 204);
    }
  });
});
