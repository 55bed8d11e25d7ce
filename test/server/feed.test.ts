import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as v from 'valibot';

import { DEMO_TITLES } from '../../server/titles.ts';
import { TITLE_SCHEMA } from '../../src/storefront/feed.ts';
import { createTestBackend, START_MS } from './test-backend.ts';

const FEED = v.strictObject({
  version: v.literal(1),
  rails: v.array(
    v.strictObject({
      id: v.string(),
      title: v.strictObject({ en: v.string(), fr: v.string() }),
      titles: v.array(v.string()),
    }),
  ),
  titles: v.array(TITLE_SCHEMA),
});

const backend = await createTestBackend();

void describe('GET /storefront/feed', () => {
  const readFeed = async (from = backend, base = 'http://tv.example:8080'): Promise<v.InferOutput<typeof FEED>> => {
    const headers = { Authorization: `Bearer ${await from.signIn()}` };
    const answer = await from.request(`${base}/storefront/feed`, { headers });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    return v.parse(FEED, await answer.json());
  };

  void it('puts extra titles on a rail of their own, with the keys of both halves', async () => {
    const aurora = DEMO_TITLES[0];
    assert.ok(aurora);
    const extraTitles = [{ ...aurora, id: 'halves', hasLaterKeys: true as const }];
    const { rails, titles } = await readFeed(await createTestBackend({ extraTitles }));
    assert.deepEqual(rails.slice(0, -1), (await readFeed()).rails);
    assert.deepEqual(rails[rails.length - 1]?.titles, ['halves']);
    const protection = titles.find(({ id }) => id === 'halves')?.protection;
    assert.ok(typeof protection === 'object');
    assert.deepEqual([new Set(protection.keyIds).size, protection.startKeyIds.length], [6, 2]);
  });

  void it('marks one title, and tells what is on the channel', async () => {
    const { titles } = await readFeed();
    const nocturne = titles.find(({ id }) => id === 'nocturne');
    assert.deepEqual([nocturne?.chapters?.length, nocturne?.markers?.intro?.end, nocturne?.next], [4, 14, 'lowtide']);
    const programmes = titles.find(({ isLive }) => isLive)?.programmes ?? [];
    const now = programmes.filter(({ startMs, endMs }) => startMs <= START_MS && START_MS < endMs);
    assert.deepEqual(
      now.map(({ title }) => title),
      [{ en: 'Night 5', fr: 'Nuit 5' }],
    );
    programmes.slice(1).forEach(({ startMs }, at) => assert.equal(startMs, programmes[at]?.endMs));
  });

  void it('tells languages and the tallest picture of each title, as it is packaged', async () => {
    const { titles } = await readFeed();
    const told = (wanted: string): unknown => {
      const title = titles.find(({ id }) => id === wanted);
      return [title?.maxHeight, title?.audioLanguages, title?.subtitleLanguages];
    };
    assert.deepEqual(told('aurora'), [1080, ['en', 'fr'], ['en', 'fr']]);
    assert.deepEqual(told('meridian'), [2160, ['en', 'fr'], ['en', 'fr']]);
    assert.deepEqual(told('lakecam'), [1080, ['en', 'fr'], undefined]);
  });

  void it('fits the schema of the app, all nine titles', async () => {
    const { titles } = await readFeed();
    const ids = [
      'aurora',
      'meridian',
      'saltwater',
      'ember',
      'nocturne',
      'glasshouse',
      'lowtide',
      'farlight',
      'lakecam',
    ];
    assert.deepEqual(
      titles.map(({ id }) => id),
      ids,
    );
    for (const { title, synopsis } of titles) {
      assert.deepEqual(
        [Object.keys(title), Object.keys(synopsis)],
        [
          ['en', 'fr'],
          ['en', 'fr'],
        ],
      );
      for (const text of Object.values(synopsis)) assert.ok(text.length >= 115 && text.length <= 155, text);
    }
  });

  void it('has rails of 4 to 8 different titles that exist, the protected aurora first', async () => {
    const { rails, titles } = await readFeed();
    for (const { id: railId, titles: ids } of rails) {
      assert.ok(railId === 'live' || (ids.length >= 4 && ids.length <= 8));
      assert.equal(new Set(ids).size, ids.length);
      for (const id of ids) assert.ok(titles.some((title) => title.id === id));
    }
    assert.equal(rails[0]?.titles[0], 'aurora');
    for (const { id } of titles)
      assert.ok(
        rails.some((rail) => rail.titles.includes(id)),
        `${id} stands in no rail`,
      );
  });

  void it('protects what is to be protected, with one init data per key id', async () => {
    const { titles } = await readFeed();
    const protectionOf = (id: string) => titles.find((title) => title.id === id)?.protection;
    assert.equal(protectionOf('farlight'), 'none');
    for (const [id, count] of [
      ['aurora', 3],
      ['meridian', 4],
      ['saltwater', 3],
    ] as const) {
      const protection = protectionOf(id);
      assert.ok(typeof protection === 'object');
      assert.deepEqual([new Set(protection.keyIds).size, protection.initData.length], [count, count]);
      assert.deepEqual(protection.startKeyIds, protection.keyIds.slice(0, 2), 'it begins with audio and SD');
      for (const [index, keyId] of protection.keyIds.entries()) {
        assert.ok(
          Buffer.from(protection.initData[index] ?? '', 'base64')
            .toString('hex')
            .includes(keyId),
        );
      }
    }
  });

  void it('gives the cookies of the guide to the titles that demand them, and to no other', async () => {
    const { titles } = await readFeed();
    const networks = titles.flatMap(({ id, network }) => (network === undefined ? [] : [[id, network]]));
    const defaults = { readSetCookieHeader: true, useRedirectedUrl: true };
    const cookieHeaders = { val1: '12345', val2: 'abcd' };
    assert.deepEqual(Object.fromEntries(networks), {
      ember: { cookieHeaders, useCookieHeadersForAllRequests: true, forceNativeNetworking: false, ...defaults },
      glasshouse: { cookieHeaders, useCookieHeadersForAllRequests: false, forceNativeNetworking: true, ...defaults },
    });
  });

  void it('tells a live title by its name, and gives it no duration', async () => {
    const { titles, rails } = await readFeed();
    const live = titles.filter(({ isLive }) => isLive);
    assert.deepEqual([live.map(({ id }) => id), live.map(({ duration }) => duration)], [['lakecam'], [undefined]]);
    assert.ok(titles.every(({ isLive, duration }) => isLive === true || duration === 60));
    assert.deepEqual(rails.find(({ id }) => id === 'live')?.title, { en: 'Live', fr: 'En direct' });
  });

  void it('builds URLs from the host of the request, or from the public URL', async () => {
    const title = (await readFeed()).titles[0];
    assert.equal(title?.sources[0]?.manifestUrl, 'http://tv.example:8080/media/aurora/manifest.mpd');
    assert.equal(title.artwork.card, 'http://tv.example:8080/art/aurora/card.jpg');
    const behindProxy = await createTestBackend({ publicUrl: 'https://tv.example/latchkey/' });
    const proxied = (await readFeed(behindProxy)).titles[0];
    assert.equal(proxied?.artwork.background, 'https://tv.example/latchkey/art/aurora/background.jpg');
  });

  void it('keeps key ids from run to run', async () => {
    const [one, other] = [await readFeed(), await readFeed(await createTestBackend())];
    assert.deepEqual(one.titles, other.titles);
  });

  void it('packages nothing but the first protected title and the first clear one', async () => {
    const fresh = await createTestBackend();
    await readFeed(fresh);
    assert.equal(fresh.keys.length, 1);
    await fresh.request('/media/meridian/manifest.mpd');
    await fresh.request('/media/meridian/video/1.m4s');
    assert.equal(fresh.keys.length, 2);
  });
});
