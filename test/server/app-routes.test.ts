import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import { createTestBackend, type TestBackend } from './test-backend.ts';

const outside = await mkdtemp(join(tmpdir(), 'latchkey-'));
const appDirectory = join(outside, 'web');
await mkdir(join(appDirectory, 'fonts'), { recursive: true });
const FILES = {
  'index.html': '<!doctype html>',
  'main.js': 'var x;',
  'main.css': 'a{}',
  'fonts/inter.woff2': 'font',
  'icon.png': 'png',
  'config.js': 'of the package',
};
for (const [path, text] of Object.entries(FILES)) await writeFile(join(appDirectory, path), text);
await writeFile(join(outside, 'secret.txt'), 'secret');
after(() => rm(outside, { recursive: true }));

const backend = await createTestBackend({
  appDirectory,
  appConfig: { backendUrl: 'https://tv.example', languages: ['en'], note: 'a\u2028b\u2029c' },
});

void describe('the web app', () => {
  for (const [path, type] of [
    ['/', 'text/html'],
    ['/index.html', 'text/html'],
    ['/main.js', 'text/javascript'],
    ['/main.css', 'text/css'],
    ['/fonts/inter.woff2', 'font/woff2'],
    ['/icon.png', 'image/png'],
  ] as const) {
    void it(`serves ${path} as ${type}`, async () => {
      const answer = await backend.request(path);
      assert.equal(answer.status, 200);
      assert.ok(answer.headers.get('Content-Type')?.startsWith(type));
      assert.equal(answer.headers.get('Cache-Control'), type === 'text/html' ? 'no-cache' : null);
      assert.ok((await answer.text()).length > 0);
    });
  }

  for (const path of [
    '/missing.js',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/fonts/..%5c..%5csecret.txt',
  ]) {
    void it(`answers 404 to ${path}`, async () => {
      assert.equal((await backend.request(path)).status, 404);
    });
  }

  void it('is not there without a directory', async () => {
    assert.equal((await (await createTestBackend()).request('/')).status, 404);
  });
});

void describe('/config.js', () => {
  const readScript = async (from: TestBackend): Promise<string> => (await from.request('/config.js')).text();

  void it('is a classic script that any Chromium can read, and says same origin', async () => {
    const script = await readScript(backend);
    assert.equal(script, 'window.LATCHKEY_CONFIG = {"backendUrl":"","languages":["en"],"note":"a\\u2028b\\u2029c"};\n');
    const { headers } = await backend.request('/config.js');
    assert.match(headers.get('Content-Type') ?? '', /^text\/javascript/);
    assert.equal(headers.get('Cache-Control'), 'no-cache');
  });

  void it('is there without a configuration and without an app', async () => {
    assert.equal(await readScript(await createTestBackend()), 'window.LATCHKEY_CONFIG = {"backendUrl":""};\n');
  });
});
