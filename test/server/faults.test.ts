import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';

import * as v from 'valibot';

import { TITLE_SCHEMA } from '../../src/storefront/feed.ts';
import { MANIFEST } from './fake-title.ts';
import { clearKeyChallenge, createTestBackend, readEntitlement, readJson } from './test-backend.ts';

const backend = await createTestBackend();
const { faults } = backend;
afterEach(() => {
  faults.reset();
});

const bodyOf = async (path: string): Promise<string> => (await backend.request(path)).text();

/** From entitlement to license, as a player goes; the answer to the license request. */
async function license(changes: object = {}): Promise<Response> {
  const { licenses } = await readEntitlement(await backend.entitle(changes));
  const body = clearKeyChallenge(licenses[0]?.keyIDs[0] ?? '');
  return backend.request(licenses[0]?.epTokenURL ?? '', { method: 'POST', body });
}

async function codeOf(answer: Response): Promise<number | undefined> {
  return v.parse(v.object({ code: v.optional(v.number()) }), await answer.json()).code;
}

void describe('faults', () => {
  void it('are none to begin with, and none again after reset', async () => {
    assert.equal((await license()).status, 200);
    Object.assign(faults, { tokenExpirationTime: '-1', expiredTokens: 9, tokenForKeyId: '0'.repeat(32) });
    Object.assign(faults, {
      dropTokenFromUrl: true,
      licenseHost: 'a',
      missingSegments: { titleId: 'aurora', pattern: /./ },
    });
    faults.brokenManifests.add('aurora');
    faults.brokenFeedEntries.add('aurora');
    faults.outages.sessions = 1;
    faults.delayMs.sessions = 60_000;
    faults.rights = [{ status: 500, times: Infinity }];
    faults.clockAnswer = () => 'noon';
    faults.reset();
    assert.equal((await license()).status, 200);
    assert.equal(await bodyOf('/media/aurora/manifest.mpd'), MANIFEST);
    assert.deepEqual(
      [faults.delayMs, faults.outages, faults.rights, faults.brokenFeedEntries, faults.clockAnswer],
      [{}, {}, [], new Set(), null],
    );
  });

  void it('clockAnswer: the clock of the live titles says something else; it may be out of order, too', async () => {
    faults.clockAnswer = () => 'noon';
    assert.equal(await bodyOf('/live/time'), 'noon');
    faults.outages.clock = 1;
    assert.equal((await backend.request('/live/time')).status, 503);
    faults.reset();
    assert.equal(await bodyOf('/live/time'), '2026-11-21T10:00:00.000Z');
  });

  void it('tokenExpirationTime: the token service refuses', async () => {
    faults.tokenExpirationTime = '-1';
    const { isAllowed, error, errorText } = await readEntitlement(await backend.entitle());
    const text = '[-2002] Invalid token expiration time: not RFC 3339 Z or +seconds';
    assert.deepEqual([isAllowed, error, errorText], [false, -2002, text]);
  });

  void it('expiredTokens: so many tokens are dead when they come, the next are not', async () => {
    faults.expiredTokens = 3;
    backend.log.length = 0;
    assert.equal(await codeOf(await license()), -4010);
    assert.match(backend.log[0] ?? '', /reason="Expired token"$/);
    assert.equal((await license({ isRenewal: true })).status, 200);
    faults.expiredTokens = Infinity;
    assert.equal((await license()).status, 200);
    faults.forgetTokens();
    assert.equal(await codeOf(await license()), -4010);
    assert.equal(await codeOf(await license({ isRenewal: true })), -4010);
  });

  void it('tokenForKeyId: the token is for another key', async () => {
    faults.tokenForKeyId = '0'.repeat(32);
    assert.equal(await codeOf(await license()), -4022);
  });

  void it('dropTokenFromUrl: the license request comes without a token', async () => {
    faults.dropTokenFromUrl = true;
    const { epTokenURL } = await readEntitlement(await backend.entitle());
    assert.equal(epTokenURL, 'http://localhost/hms/wv/rights/');
    assert.equal(await codeOf(await license()), -4010);
  });

  void it('licenseHost: license URLs lead elsewhere, with their token', async () => {
    faults.licenseHost = 'license-server.invalid';
    const { epTokenURL } = await readEntitlement(await backend.entitle());
    assert.match(epTokenURL, /^http:\/\/license-server\.invalid\/hms\/wv\/rights\/\?ExpressPlayToken=./);
  });

  void it('brokenManifests: the manifest breaks off', async () => {
    faults.brokenManifests.add('aurora');
    assert.equal(await bodyOf('/media/aurora/manifest.mpd'), MANIFEST.slice(0, MANIFEST.length / 2));
    assert.equal(await bodyOf('/media/farlight/manifest.mpd'), MANIFEST);
    assert.equal(await bodyOf('/media/aurora/video/1.m4s'), '0123456789');
  });

  void it('missingSegments: what the pattern names is not there', async () => {
    faults.missingSegments = { titleId: 'aurora', pattern: /^video\/\d+\.m4s$/ };
    assert.equal((await backend.request('/media/aurora/video/1.m4s')).status, 404);
    assert.equal((await backend.request('/media/aurora/manifest.mpd')).status, 200);
    assert.equal((await backend.request('/media/farlight/video/1.m4s')).status, 200);
  });

  void it('brokenFeedEntries: this entry, and no other, does not fit the schema', async () => {
    faults.brokenFeedEntries.add('ember');
    const headers = { Authorization: `Bearer ${await backend.signIn()}` };
    const feed = await readJson(await backend.request('/storefront/feed', { headers }));
    const { titles } = v.parse(v.object({ titles: v.array(v.looseObject({ id: v.string() })) }), feed);
    const faulty = titles.flatMap((title) => {
      const result = v.safeParse(TITLE_SCHEMA, title);
      return result.success ? [] : [[title.id, v.getDotPath(result.issues[0])]];
    });
    assert.deepEqual(faulty, [['ember', 'artwork.card']]);
  });

  void it('revokeSessions: everybody is signed out', async () => {
    const headers = { Authorization: `Bearer ${await backend.signIn()}` };
    assert.equal((await backend.request('/storefront/feed', { headers })).status, 200);
    faults.revokeSessions();
    assert.equal((await backend.request('/storefront/feed', { headers })).status, 401);
  });

  const ROUTES = [
    ['sessions', 'POST', '/storefront/sessions'],
    ['feed', 'GET', '/storefront/feed'],
    ['entitlements', 'POST', '/storefront/entitlements'],
    ['token', 'GET', '/hms/wv/token'],
    ['rights', 'POST', '/hms/wv/rights/'],
    ['media', 'GET', '/media/aurora/manifest.mpd'],
    ['art', 'GET', '/art/aurora/card.jpg'],
  ] as const;
  for (const [route, method, path] of ROUTES) {
    void it(`outages.${route}: one 503 with Retry-After, then none; preflights pass`, async () => {
      faults.outages[route] = 1;
      assert.notEqual((await backend.request(path, { method: 'OPTIONS' })).status, 503);
      const answer = await backend.request(path, { method });
      assert.deepEqual([answer.status, answer.headers.get('Retry-After')], [503, '1']);
      assert.notEqual((await backend.request(path, { method })).status, 503);
    });

    void it(`delayMs.${route}: the answer comes later`, async () => {
      faults.delayMs[route] = 30;
      const before = performance.now();
      await backend.request(path, { method });
      assert.ok(performance.now() - before >= 29);
    });
  }
});
