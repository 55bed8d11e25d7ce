import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';

import { createExpressPlayClient, type TokenAnswer } from '../../server/expressplay-client.ts';
import { createTokenCache } from '../../server/token-cache.ts';
import { builtInService } from '../../server/token-service-address.ts';
import { licenseUrl, says, startTokenService } from './scripted-token-service.ts';
import { AUTHENTICATOR, START_MS } from './test-backend.ts';

const service = await startTokenService();
const { origin, forms } = service;
after(() => {
  service.stop();
});

const clock = { nowMs: START_MS };
const now = (): number => clock.nowMs;
const log: string[] = [];
const newCache = () => createTokenCache(now, 3);
let cache = newCache();
beforeEach(() => {
  forms.length = 0;
  service.script = [];
  clock.nowMs = START_MS;
  log.length = 0;
  cache = newCache();
});

const REQUEST = {
  keySystem: 'widevine',
  kid: 'a'.repeat(32),
  contentKey: 'b'.repeat(32),
  expirationTime: '+100',
  cookie: undefined,
} as const;

function ask(changes: object = {}, isRenewal = false): Promise<TokenAnswer> {
  const address = builtInService(AUTHENTICATOR, (request) => fetch(request));
  const client = createExpressPlayClient({ address, cache, now, log: (line) => log.push(line), retryDelayMs: 1 });
  return client.requestToken({ ...REQUEST, origin, ...changes }, isRenewal);
}

void describe('createTokenCache', () => {
  void it('makes one call of two requests, and says how long the token still lives', async () => {
    assert.deepEqual(await ask(), { url: licenseUrl(1), expiresInS: 100 });
    clock.nowMs += 30_500;
    assert.deepEqual(await ask(), { url: licenseUrl(1), expiresInS: 69 });
    assert.equal(forms.length, 1);
  });

  void it('makes one call of 50 at the same time, whoever they are for', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => ask({ cookie: `c-${index}` })));
    assert.deepEqual(answers, Array(50).fill({ url: licenseUrl(1), expiresInS: 100 }));
    assert.equal(forms.length, 1);
    assert.equal(new URLSearchParams(forms[0]).get('cookie'), 'c-0');
  });

  void it('makes one call of renewals at the same time', async () => {
    await ask();
    const answers = await Promise.all([ask({}, true), ask({}, true), ask()]);
    assert.deepEqual(answers, Array(3).fill({ url: licenseUrl(2), expiresInS: 100 }));
  });

  void it('gives a token for nine tenths of its life', async () => {
    await ask();
    clock.nowMs += 89_999;
    assert.deepEqual(await ask(), { url: licenseUrl(1), expiresInS: 10 });
    clock.nowMs += 1;
    assert.deepEqual(await ask(), { url: licenseUrl(2), expiresInS: 100 });
  });

  void it('gives none whose age is unknown, after the clock was set back', async () => {
    await ask();
    clock.nowMs -= 1;
    await ask();
    assert.equal(forms.length, 2);
  });

  void it('replaces the token that was refused', async () => {
    await ask();
    assert.deepEqual(await ask({}, true), { url: licenseUrl(2), expiresInS: 100 });
    assert.deepEqual(await ask(), { url: licenseUrl(2), expiresInS: 100 });
  });

  void it('keeps what it has when a renewal fails, and never a failure', async () => {
    service.script = [says(401, '{"code":-2019,"message":"[-2019] Insufficient tokens available"}')];
    assert.deepEqual(await ask(), { error: -2019, errorText: '[-2019] Insufficient tokens available' });
    assert.deepEqual(await ask(), { url: licenseUrl(2), expiresInS: 100 });
    service.script = [says(400, '{"code":-4018,"message":"[-4018] Missing kid"}')];
    assert.ok('error' in (await ask({}, true)));
    assert.deepEqual(await ask(), { url: licenseUrl(2), expiresInS: 100 });
  });

  for (const changes of [
    { kid: 'c'.repeat(32) },
    { contentKey: 'c'.repeat(32) },
    { keySystem: 'playready' },
    { policy: { securityLevel: '3' } },
    { expirationTime: '+101' },
  ]) {
    void it(`tells ${JSON.stringify(changes)} from the others`, async () => {
      await ask();
      await ask(changes);
      await ask(changes);
      assert.equal(forms.length, 2);
    });
  }

  for (const changes of [
    { policy: { licenseDuration: '60' } },
    { keySystem: 'playready', policy: { rightsType: 'Rental', 'rental.periodEndTime': '+60' } },
    { cookie: 'a\tb' },
    { expirationTime: '-1' },
  ]) {
    void it(`shares no token with ${JSON.stringify(changes)}: it runs, or is the service’s to refuse`, async () => {
      await ask(changes);
      await ask(changes);
      await Promise.all([ask(changes), ask(changes)]);
      assert.equal(forms.length, 4);
    });
  }

  void it('lets go of the oldest token when there are too many', async () => {
    for (const kid of ['1', '2', '3', '4', '4', '3', '2']) await ask({ kid: kid.repeat(32) });
    assert.equal(forms.length, 4);
    await ask({ kid: '1'.repeat(32) });
    assert.equal(forms.length, 5);
  });

  void it('forgets what it has, and keeps nothing of what is under way', async () => {
    await ask();
    const renewed = ask({}, true);
    cache.forgetAll();
    await renewed;
    assert.deepEqual(await ask(), { url: licenseUrl(3), expiresInS: 100 });
  });

  void it('logs which request a token was made for, and not the token', async () => {
    await ask({ cookie: 'm-1' });
    await ask({ cookie: 'm-1' });
    assert.deepEqual(log, []);
    await ask({ cookie: 'm"2' });
    await ask();
    const line = `2026-11-21T10:00:00.000Z token kid=${REQUEST.kid} carries="m-1"`;
    assert.deepEqual(log, [`${line} given="m\\"2"`, `${line} given=-`]);
  });
});
