import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { startRelay, type Relay } from '../../src/relay/relay.ts';
import { call, startUpstream, type Upstream } from './upstream.ts';

const GUIDE = { val1: '12345', val2: 'abcd' };

let upstream: Upstream;
let relay: Relay;

before(async () => {
  upstream = await startUpstream();
});
beforeEach(async () => {
  upstream.respond = (_request, response) => response.end('answer');
  relay = await startRelay({ hosts: [upstream.host], origins: [] });
});
afterEach(async () => {
  upstream.received.length = 0;
  await relay.close();
});
after(() => upstream.close());

const at = (path: string): string => `http://${upstream.host}${path}`;

describe('cookies that a server sets', () => {
  const set = (...lines: readonly string[]): void => {
    upstream.respond = (_request, response) => response.setHeader('Set-Cookie', lines).end();
  };
  const seen = async (change: Parameters<typeof call>[1]): Promise<string | undefined> => {
    await call(relay, { method: 'GET', ...change });
    return upstream.received.at(-1)?.cookie;
  };

  it('go with later requests of the playback, over those of the same name, and not to the page', async () => {
    set('val2=fresh; Path=/; HttpOnly', 'session=s');
    const answer = await call(relay, { method: 'GET', url: at('/a/b'), cookies: GUIDE });
    assert.equal(answer.headers.get('Set-Cookie'), null);
    assert.equal(await seen({ url: at('/a/c'), cookies: GUIDE }), 'val1=12345; val2=fresh; session=s');
    assert.equal(await seen({ url: at('/ab'), cookies: GUIDE }), 'val1=12345; val2=fresh');
    assert.equal(await seen({ url: at('/a/c'), playback: 'p-2' }), undefined);
  });

  it('are not kept without keepCookies', async () => {
    set('session=s; Path=/');
    await seen({ url: at('/'), keepCookies: false });
    assert.equal(await seen({ url: at('/') }), undefined);
    assert.equal(await seen({ url: at('/'), keepCookies: false }), undefined);
  });

  it('end when the server says so, and belong to its host', async () => {
    set('gone=1; Path=/', 'secure=1; Path=/; Secure', 'foreign=1; Path=/; Domain=evil.example');
    await seen({ url: at('/') });
    set('gone=1; Path=/; Max-Age=0');
    assert.equal(await seen({ url: at('/') }), 'gone=1');
    assert.equal(await seen({ url: at('/') }), undefined);
  });

  for (const [name, offsetMs] of [
    ['fast', -3_600_000],
    ['slow', 3_600_000],
  ] as const) {
    it(`end by the clock of the server where that of the machine is an hour ${name}`, async () => {
      const serverMs = Date.now() + offsetMs;
      const inMinutes = (minutes: number): string => new Date(serverMs + minutes * 60_000).toUTCString();
      upstream.respond = (_request, response) =>
        response
          .setHeader('Date', inMinutes(0))
          .setHeader('Set-Cookie', [
            `kept=1; Path=/; Expires=${inMinutes(30)}`,
            `over=1; Path=/; Expires=${inMinutes(-30)}`,
            'session=1; Path=/',
          ])
          .end();
      await seen({ url: at('/') });
      assert.equal(await seen({ url: at('/') }), 'kept=1; session=1');
    });
  }

  it('are taken away by a date of long ago from a server that tells no time', async () => {
    set('gone=1; Path=/; Expires=Wed, 09 Jun 2100 10:18:14 GMT');
    await seen({ url: at('/') });
    upstream.respond = (_request, response) => {
      response.sendDate = false;
      response.setHeader('Set-Cookie', 'gone=; Path=/; Expires=Thu, 01 Jan 1970 00:00:01 GMT').end();
    };
    assert.equal(await seen({ url: at('/') }), 'gone=1');
    assert.equal(await seen({ url: at('/') }), undefined);
  });
});
