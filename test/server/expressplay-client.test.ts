import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';

import { createBackend } from '../../server/backend.ts';
import { createExpressPlayClient, type TokenAnswer } from '../../server/expressplay-client.ts';
import { createTokenCache } from '../../server/token-cache.ts';
import { builtInService, liveService } from '../../server/token-service-address.ts';
import { licenseUrl, says, startTokenService } from './scripted-token-service.ts';
import { AUTHENTICATOR, START_MS } from './test-backend.ts';

const service = await startTokenService();
const { origin, forms } = service;
after(() => {
  service.stop();
});
beforeEach(() => {
  forms.length = 0;
  service.script = [];
});

const client = createExpressPlayClient({
  address: builtInService(AUTHENTICATOR, (request) => fetch(request)),
  cache: createTokenCache(() => START_MS),
  now: () => START_MS,
  log: () => undefined,
  timeoutMs: 300,
  retryDelayMs: 1,
});
const REQUEST = {
  keySystem: 'widevine',
  kid: 'a'.repeat(32),
  contentKey: 'b'.repeat(32),
  expirationTime: '+60',
} as const;
/** As a renewal, so that every call is made. */
const ask = (changes: object = {}): Promise<TokenAnswer> =>
  client.requestToken({ ...REQUEST, origin, cookie: undefined, ...changes }, true);

void describe('createExpressPlayClient', () => {
  void it('sends a form, and takes the URL from it', async () => {
    assert.deepEqual(await ask({ cookie: 'c' }), { url: licenseUrl(1), expiresInS: 60 });
    assert.deepEqual(Object.fromEntries(new URLSearchParams(forms[0])), {
      customerAuthenticator: AUTHENTICATOR,
      errorFormat: 'json',
      kid: REQUEST.kid,
      contentKey: REQUEST.contentKey,
      securityLevel: '1',
      hdcpOutputControl: '0',
      expirationTime: '+60',
      cookie: 'c',
    });
  });

  void it('asks once more after 5xx, and no further', async () => {
    service.script = [says(503, 'Service Unavailable')];
    assert.deepEqual(await ask(), { url: licenseUrl(2), expiresInS: 60 });
    service.script = [says(500, '[-2030] ExpressPlay Admin error'), says(500, '[-2030] ExpressPlay Admin error')];
    assert.deepEqual(await ask(), { error: -2030, errorText: '[-2030] ExpressPlay Admin error' });
    assert.equal(forms.length, 4);
  });

  for (const [status, body, error, errorText] of [
    [400, '{"code":-4018,"message":"[-4018] Missing kid"}', -4018, '[-4018] Missing kid'],
    [
      401,
      '<h1>401</h1><p>[-2018] Authentication token invalid: a &amp; b</p>',
      -2018,
      '[-2018] Authentication token invalid: a & b',
    ],
    [404, 'no', 404, 'Expected a token from the token service, got 404 no type'],
    [200, '', 502, 'Expected a token from the token service, got 200 no type'],
  ] as const) {
    void it(`does not ask again after ${status} ${body}`, async () => {
      service.script = [says(status, body)];
      assert.deepEqual(await ask(), { error, errorText });
      assert.equal(forms.length, 1);
    });
  }

  void it('gives up on a service that does not answer, and on one that hangs up', async () => {
    service.script = [() => undefined];
    assert.deepEqual(await ask(), { error: 504, errorText: 'The token service did not answer within 300 ms' });
    service.script = [(response) => response.destroy()];
    assert.deepEqual(await ask(), { error: 502, errorText: 'The token service could not be reached' });
    assert.equal(forms.length, 2);
  });
});

void describe('liveService', () => {
  void it('knows the hosts of ExpressPlay, and asks for https', () => {
    const live = liveService('service.expressplay.com', AUTHENTICATOR);
    assert.ok(live);
    assert.equal(live.urlOf('widevine', origin), 'https://wv-gen.service.expressplay.com/hms/wv/token');
    assert.equal(live.urlOf('playready', origin), 'https://pr-gen.service.expressplay.com/hms/pr/token');
    assert.equal(live.useHttps, true);
    assert.deepEqual([liveService(undefined, AUTHENTICATOR), liveService('', undefined)], [null, null]);
  });

  for (const [expressPlayHost, authenticator] of [
    ['https://service.expressplay.com', AUTHENTICATOR],
    ['service', AUTHENTICATOR],
    ['a@service.expressplay.com', AUTHENTICATOR],
    ['service.expressplay.com', undefined],
    ['service.expressplay.com', ''],
    ['service.expressplay.com', 'not-shown'],
  ] as const) {
    void it(`stops the start with ${expressPlayHost} and ${String(authenticator)}`, async () => {
      await assert.rejects(
        createBackend({ expressPlayHost, authenticator }),
        (error) =>
          error instanceof TypeError &&
          /^EXPRESSPLAY_HOST /.test(error.message) &&
          !error.message.includes('not-shown'),
      );
    });
  }
});
