import { expect } from '@open-wc/testing';
import { PlayerError } from '../../../../src/errors.ts';
import { parseRelayHead } from '../../../../src/lib/relay-protocol.ts';
import { createTizenCarrier } from '../../../../src/platform/tizen/relay-service-carrier.ts';
import { playerErrorOf } from '../../lib/rejection.ts';
import { answer, NETWORK_FAILURE, scriptTransport } from '../../lib/scripted-transport.ts';

const REQUEST = { method: 'GET', url: 'https://cdn.test/1.m4s' } as const;
const PLAYBACK = { playback: 'p-1', readSetCookieHeader: false };
const { signal } = new AbortController();

function setUp(replies: Parameters<typeof scriptTransport>[0], connections: readonly (string | PlayerError)[]) {
  const { transport: send, requests } = scriptTransport(replies);
  let connected = 0;
  const connect = (): Promise<{ url: string; secret: string }> => {
    const secret = connections[connected] ?? 'hush';
    connected += 1;
    return secret instanceof PlayerError
      ? Promise.reject(secret)
      : Promise.resolve({ url: 'http://127.0.0.1:1/', secret });
  };
  const carrier = createTizenCarrier(connect, ['cdn.test'], send);
  const ask = () =>
    carrier.carry(REQUEST, { val1: '12345' }, PLAYBACK).transport?.({ ...REQUEST, timeoutMs: 9 }, signal) ??
    Promise.reject(new TypeError('none'));
  return { carrier, ask, requests, connections: () => connected };
}

describe('createTizenCarrier', () => {
  it('carries every class of requests to the hosts on the list', () => {
    const { canCarry } = setUp([], []).carrier;
    expect(canCarry('https://cdn.test/', 'segment')).to.equal(true);
    expect(canCarry('https://cdn.test:8443/', 'license')).to.equal(false);
  });

  it('launches the service with the first request, and posts each to it', async () => {
    const { ask, requests, connections } = setUp([answer(200, 'one'), answer(200, 'two')], ['hush']);
    expect(connections()).to.equal(0);
    await Promise.all([ask(), ask()]);
    expect(connections()).to.equal(1);
    const [{ method, url, body, timeoutMs } = { body: '' }] = requests;
    expect([method, url, timeoutMs]).to.deep.equal(['POST', 'http://127.0.0.1:1/', 9]);
    const [line = ''] = new TextDecoder().decode(body as ArrayBuffer).split('\n');
    expect(parseRelayHead(line)).to.include({ secret: 'hush', method: 'GET', url: REQUEST.url, keepCookies: false });
  });

  it('launches it again after it did not start, or went away', async () => {
    const silent = new PlayerError('CONFIG_COOKIE_UNDELIVERABLE', 'silent');
    const replies = [NETWORK_FAILURE, answer(200)];
    const { ask, connections } = setUp(replies, [silent, 'first', 'second']);
    expect(await playerErrorOf(ask())).to.equal(silent);
    expect(await ask()).to.deep.equal(NETWORK_FAILURE);
    expect((await ask()).kind).to.equal('answer');
    expect(connections()).to.equal(3);
  });
});
