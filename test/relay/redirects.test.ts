import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { RELAY_REFUSAL_HEADER, RELAY_URL_HEADER } from '../../src/lib/relay-protocol.ts';
import { startRelay, type Relay } from '../../src/relay/relay.ts';
import { call, startUpstream, type Upstream } from './upstream.ts';

const GUIDE = { val1: '12345', val2: 'abcd' };

let upstream: Upstream;
let stranger: Upstream;
let relay: Relay;

before(async () => {
  [upstream, stranger] = await Promise.all([startUpstream(), startUpstream()]);
});
beforeEach(async () => {
  upstream.respond = (_request, response) => response.end('answer');
  relay = await startRelay({ hosts: [upstream.host], origins: [] });
});
afterEach(async () => {
  for (const server of [upstream, stranger]) server.received.length = 0;
  await relay.close();
});
after(() => Promise.all([upstream.close(), stranger.close()]));

const at = (path: string): string => `http://${upstream.host}${path}`;
const refusalOf = (answer: Response): readonly unknown[] => [answer.status, answer.headers.get(RELAY_REFUSAL_HEADER)];

describe('the relay on a redirect', () => {
  const redirectTo = (location: string, status = 302): void => {
    upstream.respond = (request, response) => {
      if (request.url === '/first') response.writeHead(status, { Location: location }).end();
      else response.end('there');
    };
  };

  it('follows it with the cookies on the same host, and says where it came from', async () => {
    redirectTo('/second');
    const answer = await call(relay, { method: 'GET', url: at('/first'), cookies: GUIDE });
    assert.equal(await answer.text(), 'there');
    assert.equal(answer.headers.get(RELAY_URL_HEADER), at('/second'));
    assert.deepEqual(
      upstream.received.map(({ cookie }) => cookie),
      ['val1=12345; val2=abcd', 'val1=12345; val2=abcd'],
    );
  });

  it('keeps a challenge with 307 and not with 302', async () => {
    for (const [status, method, body] of [
      [307, 'POST', 'challenge'],
      [302, 'GET', ''],
    ] as const) {
      redirectTo('/second', status);
      await call(relay, { url: at('/first') }, { body: 'challenge' });
      const last = upstream.received.at(-1);
      assert.deepEqual([last?.method, last?.body], [method, body]);
    }
  });

  it('does not leave its list of hosts', async () => {
    redirectTo(`http://${stranger.host}/`);
    const answer = await call(relay, { method: 'GET', url: at('/first'), cookies: GUIDE });
    assert.deepEqual(refusalOf(answer), [403, 'host']);
    assert.deepEqual(stranger.received, []);
  });

  it('leaves the cookies behind on another host of its list', async () => {
    const wide = await startRelay({ hosts: [upstream.host, stranger.host], origins: [] });
    redirectTo(`http://${stranger.host}/`);
    const headers = { Authorization: 'Bearer t' };
    await call(wide, { method: 'GET', url: at('/first'), cookies: GUIDE, headers });
    await wide.close();
    assert.equal(stranger.received[0]?.cookie, undefined);
    assert.equal(stranger.received[0]?.headers.authorization, undefined);
  });

  it('does not take the cookies to https, nor answers without them', async () => {
    const wide = await startRelay({ hosts: [upstream.host, stranger.host], origins: [] });
    redirectTo(`https://${stranger.host}/`);
    const answer = await call(wide, { method: 'GET', url: at('/first'), cookies: GUIDE });
    await wide.close();
    assert.deepEqual(refusalOf(answer), [403, 'scheme']);
    assert.deepEqual(stranger.received, []);
  });

  it('gives up a circle', async () => {
    redirectTo('/first');
    assert.deepEqual(refusalOf(await call(relay, { method: 'GET', url: at('/first') })), [502, 'network']);
  });
});
