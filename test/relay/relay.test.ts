import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { RELAY_REFUSAL_HEADER, RELAY_URL_HEADER } from '../../src/lib/relay-protocol.ts';
import { startRelay, type Relay } from '../../src/relay/relay.ts';
import { call, startUpstream, type Upstream } from './upstream.ts';

const PAGE = 'http://localhost:8080';
const GUIDE = { val1: '12345', val2: 'abcd' };

let upstream: Upstream;
let stranger: Upstream;
let relay: Relay;

before(async () => {
  [upstream, stranger] = await Promise.all([startUpstream(), startUpstream()]);
});
beforeEach(async () => {
  upstream.respond = (_request, response) => response.end('answer');
  relay = await startRelay({
    hosts: [upstream.host],
    origins: [PAGE],
    timeoutMs: 300,
    maxCallBytes: 2048,
    maxAnswerBytes: 1000,
  });
});
afterEach(async () => {
  for (const server of [upstream, stranger]) server.received.length = 0;
  await relay.close();
});
after(() => Promise.all([upstream.close(), stranger.close()]));

const at = (path: string): string => `http://${upstream.host}${path}`;
const refusalOf = (answer: Response): readonly unknown[] => [answer.status, answer.headers.get(RELAY_REFUSAL_HEADER)];

describe('the relay', () => {
  it('listens on 127.0.0.1 with a secret of this start', async () => {
    const other = await startRelay({ hosts: [], origins: [] });
    await other.close();
    assert.match(relay.url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
    assert.match(relay.secret, /^[0-9a-f]{32}$/);
    assert.notEqual(other.secret, relay.secret);
  });

  it('sends method, headers, body and a real Cookie header, and gives the answer back as it came', async () => {
    upstream.respond = (_request, response) => {
      response.writeHead(418, { 'Retry-After': '1', 'Content-Type': 'application/x-license' }).end('license');
    };
    const headers = { 'Content-Type': 'application/octet-stream', 'X-Grant': '1' };
    const request = { url: at('/rights/?token=t'), headers, cookies: GUIDE };
    const answer = await call(relay, request, { body: 'challenge\nof two lines', origin: PAGE });
    const [received] = upstream.received;
    assert.deepEqual([received?.method, received?.path], ['POST', '/rights/?token=t']);
    assert.equal(received?.cookie, 'val1=12345; val2=abcd');
    assert.equal(received.body, 'challenge\nof two lines');
    assert.equal(received.headers['x-grant'], '1');
    assert.equal(received.headers.origin, undefined);
    assert.deepEqual([answer.status, await answer.text()], [418, 'license']);
    assert.equal(answer.headers.get('Retry-After'), '1');
    assert.equal(answer.headers.get('Access-Control-Allow-Origin'), PAGE);
    assert.match(answer.headers.get('Access-Control-Expose-Headers') ?? '', /retry-after/);
    assert.equal(answer.headers.get(RELAY_URL_HEADER), at('/rights/?token=t'));
    assert.equal(answer.headers.get(RELAY_REFUSAL_HEADER), null);
  });

  it('lets a page ask for what may not be there, for which the browser would complain', async () => {
    const answers = [await call(relay, { url: at('/') }), await call(relay, { url: at('/'), secret: '' })];
    for (const answer of answers) {
      const exposed = answer.headers.get('Access-Control-Expose-Headers') ?? '';
      for (const name of [RELAY_REFUSAL_HEADER, RELAY_URL_HEADER, 'Retry-After']) assert.ok(exposed.includes(name));
    }
  });

  it('does not let a page name the cookie as a header', async () => {
    await call(relay, { url: at('/'), headers: { Cookie: 'forged=1', Host: 'evil.example' } });
    assert.equal(upstream.received[0]?.cookie, undefined);
    assert.equal(upstream.received[0]?.headers.host, upstream.host);
  });

  it('refuses a host off its list', async () => {
    const answer = await call(relay, { url: `http://${stranger.host}/`, cookies: GUIDE });
    assert.deepEqual(refusalOf(answer), [403, 'host']);
    assert.deepEqual(stranger.received, []);
  });

  it('refuses a caller without its secret', async () => {
    for (const secret of ['', 'x'.repeat(32), relay.secret.slice(1)]) {
      assert.deepEqual(refusalOf(await call(relay, { url: at('/'), secret })), [403, 'secret']);
    }
    assert.deepEqual(upstream.received, []);
  });

  it('refuses a page of another origin, its secret notwithstanding', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://localhost:8081']) {
      const answer = await call(relay, { url: at('/') }, { origin });
      assert.deepEqual(refusalOf(answer), [403, 'origin']);
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), null);
    }
    assert.deepEqual(upstream.received, []);
  });

  for (const [what, change] of [
    ['no http', { url: 'file:///etc/passwd' }],
    ['no URL', { url: 'rights' }],
    ['a cookie that breaks out of its line', { cookies: { val1: 'a\r\nX-Evil: 1' } }],
    ['a cookie that begins another', { cookies: { val1: 'a; val9=1' } }],
    ['a header that breaks out of its line', { headers: { 'X-A': 'a\r\nX-Evil: 1' } }],
    ['a header without a name', { headers: { 'X A': '1' } }],
  ] as const) {
    it(`refuses ${what}`, async () => {
      assert.deepEqual(refusalOf(await call(relay, 'url' in change ? change : { url: at('/'), ...change })), [
        400,
        'request',
      ]);
      assert.deepEqual(upstream.received, []);
    });
  }

  it('refuses what is no call', async () => {
    for (const init of [{ method: 'GET' }, { method: 'POST', body: 'text' }, { method: 'POST', body: 'null\n' }]) {
      assert.deepEqual(refusalOf(await fetch(relay.url, init)), [400, 'request']);
    }
  });

  it('refuses a call and an answer that are too large', async () => {
    const tooMuch = await call(relay, { url: at('/') }, { body: 'x'.repeat(2049) });
    assert.deepEqual(refusalOf(tooMuch), [413, 'too-large']);
    upstream.respond = (_request, response) => response.end('x'.repeat(1001));
    assert.deepEqual(refusalOf(await call(relay, { url: at('/') })), [413, 'too-large']);
    upstream.respond = (_request, response) => {
      response.write('x'.repeat(600));
      response.end('x'.repeat(600));
    };
    await assert.rejects(call(relay, { url: at('/') }).then((answer) => answer.text()));
  });

  it('says timeout and network where the other side does not answer', async () => {
    upstream.respond = () => undefined;
    assert.deepEqual(refusalOf(await call(relay, { url: at('/') })), [504, 'timeout']);
    upstream.respond = (request) => request.socket.destroy();
    assert.deepEqual(refusalOf(await call(relay, { url: at('/') })), [502, 'network']);
  });

  it('tells no secret and no cookie in what it refuses', async () => {
    const answer = await call(relay, { url: `http://${stranger.host}/`, cookies: GUIDE });
    const said = JSON.stringify([...answer.headers]) + (await answer.text());
    for (const value of [relay.secret, '12345', 'abcd']) assert.ok(!said.includes(value));
  });
});
