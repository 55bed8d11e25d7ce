import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { MANIFEST, SEGMENT } from './fake-title.ts';
import { createTestBackend } from './test-backend.ts';

const backend = await createTestBackend();
const SEGMENT_PATH = '/media/aurora/video/1.m4s';

const get = (path: string, headers = {}): Promise<Response> => backend.request(path, { headers });

void describe('media', () => {
  void it('serves a manifest with its type', async () => {
    const answer = await get('/media/aurora/manifest.mpd');
    assert.equal(await answer.text(), MANIFEST);
    assert.equal(answer.headers.get('Content-Type'), 'application/dash+xml');
    assert.equal(answer.headers.get('Content-Length'), String(MANIFEST.length));
    assert.equal(answer.headers.get('Accept-Ranges'), 'bytes');
  });

  void it('answers HEAD without a body', async () => {
    const answer = await backend.request(SEGMENT_PATH, { method: 'HEAD' });
    assert.equal(answer.headers.get('Content-Length'), '10');
    assert.equal(await answer.text(), '');
  });

  const RANGES = [
    ['bytes=0-0', '0', 'bytes 0-0/10'],
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
    ['bytes=5-99', '56789', 'bytes 5-9/10'],
  ] as const;
  for (const [Range, body, contentRange] of RANGES) {
    void it(`answers 206 to ${Range}`, async () => {
      const answer = await get(SEGMENT_PATH, { Range });
      assert.equal(answer.status, 206);
      assert.equal(await answer.text(), body);
      assert.equal(answer.headers.get('Content-Range'), contentRange);
      assert.equal(answer.headers.get('Content-Length'), String(body.length));
    });
  }

  for (const Range of ['bytes=4-2', 'bytes=-', 'bytes=0-1,4-5', 'items=0-1', 'bytes=a-b']) {
    void it(`sends the whole for ${Range}`, async () => {
      const answer = await get(SEGMENT_PATH, { Range });
      assert.deepEqual([answer.status, await answer.text()], [200, SEGMENT.toString()]);
    });
  }

  for (const Range of ['bytes=10-', 'bytes=10-12', 'bytes=-0']) {
    void it(`answers 416 to ${Range}`, async () => {
      const answer = await get(SEGMENT_PATH, { Range });
      assert.deepEqual([answer.status, answer.headers.get('Content-Range')], [416, 'bytes */10']);
    });
  }

  void it('is asked for again each time, because keys change with the run, but not sent again', async () => {
    const first = await get(SEGMENT_PATH);
    const etag = first.headers.get('ETag') ?? '';
    assert.match(etag, /^"[\w-]{22}"$/);
    assert.equal(first.headers.get('Cache-Control'), 'no-cache');
    const second = await get(SEGMENT_PATH, { 'If-None-Match': etag });
    assert.deepEqual([second.status, await second.text()], [304, '']);
    assert.equal((await get('/media/aurora/manifest.mpd', { 'If-None-Match': etag })).status, 200);
  });

  void it('packages a title when it is first asked for, once, and again after a failure', async () => {
    let calls = 0;
    const failing = await createTestBackend({
      packageTitle: async ({ scheme }) => {
        if (scheme === 'cbcs') calls += 1;
        if (calls === 1) throw new TypeError('no media');
        return { files: new Map(), sources: [], duration: 1, initData: [] };
      },
    });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) {
      statuses.push((await failing.request('/media/saltwater/manifest.mpd')).status);
    }
    assert.deepEqual([statuses, calls], [[500, 404, 404], 2]);
    assert.match(failing.log[0] ?? '', /failure GET \/media\/saltwater\/manifest\.mpd: no media$/);
  });

  for (const path of [
    '/media/unknown/manifest.mpd',
    '/media/aurora/unknown.m4s',
    '/media/aurora/',
    '/media/aurora/..%2F..%2Fpackage.json',
    '/art/unknown/card.jpg',
    '/art/aurora/poster.jpg',
    '/art/..%2Faurora/card.jpg',
  ]) {
    void it(`answers 404 in plain text to ${path}`, async () => {
      const answer = await get(path);
      assert.equal(answer.status, 404);
      assert.match(answer.headers.get('Content-Type') ?? '', /^text\/plain/);
    });
  }
});

void describe('artwork', () => {
  for (const picture of ['card', 'background']) {
    void it(`serves the ${picture} for an hour`, async () => {
      const answer = await get(`/art/aurora/${picture}.jpg`);
      assert.equal(await answer.text(), picture);
      assert.equal(answer.headers.get('Content-Type'), 'image/jpeg');
      assert.equal(answer.headers.get('Cache-Control'), 'public, max-age=3600');
    });
  }
});
