import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, beforeEach, describe, it } from 'node:test';
import { text } from 'node:stream/consumers';

import { createBackend } from '../../server/backend.ts';
import { createExpressPlayClient, type TokenAnswer } from '../../server/expressplay-client.ts';
import { builtInService, liveService } from '../../server/token-service-address.ts';
import { AUTHENTICATOR, START_MS } from './test-backend.ts';

const URL = 'https://wv.service.expressplay.com/hms/wv/rights/?ExpressPlayToken=AQAA';

/** A token service that says what a test tells it to, over HTTP. */
const forms: string[] = [];
let script: ((response: ServerResponse, request: IncomingMessage) => void)[] = [];
const server = createServer((request, response) => {
  void text(request).then((form) => {
    forms.push(form);
    (script.shift() ?? ((each) => each.end(URL)))(response, request);
  });
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  forms.length = 0;
  script = [];
});

const says = (status: number, body: string) => (response: ServerResponse) => response.writeHead(status).end(body);
const client = createExpressPlayClient({
  address: builtInService(AUTHENTICATOR, (request) => fetch(request)),
  now: () => START_MS,
  timeoutMs: 300,
  retryDelayMs: 1,
});
const REQUEST = {
  keySystem: 'widevine',
  kid: 'a'.repeat(32),
  contentKey: 'b'.repeat(32),
  expirationTime: '+60',
} as const;
const ask = (changes: object = {}): Promise<TokenAnswer> =>
  client.requestToken({ ...REQUEST, origin, cookie: undefined, ...changes });

void describe('createExpressPlayClient', () => {
  void it('sends a form, and takes the URL from it', async () => {
    assert.deepEqual(await ask({ cookie: 'c' }), { url: URL });
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
    script = [says(503, 'Service Unavailable')];
    assert.deepEqual(await ask(), { url: URL });
    script = [says(500, '[-2030] ExpressPlay Admin error'), says(500, '[-2030] ExpressPlay Admin error')];
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
      script = [says(status, body)];
      assert.deepEqual(await ask(), { error, errorText });
      assert.equal(forms.length, 1);
    });
  }

  void it('gives up on a service that does not answer, and on one that hangs up', async () => {
    script = [() => undefined];
    assert.deepEqual(await ask(), { error: 504, errorText: 'The token service did not answer within 300 ms' });
    script = [(response) => response.destroy()];
    assert.deepEqual(await ask(), { error: 502, errorText: 'The token service could not be reached' });
    assert.equal(forms.length, 2);
  });

  void it('makes one call of the same requests at one time, and another of the next', async () => {
    const answers = await Promise.all([ask(), ask(), ask({ kid: 'c'.repeat(32) }), ask()]);
    assert.deepEqual(answers, Array(4).fill({ url: URL }));
    assert.equal(forms.length, 2);
    await ask();
    assert.equal(forms.length, 3);
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
