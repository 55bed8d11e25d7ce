import { expect } from '@open-wc/testing';
import {
  parseRelayHead,
  RELAY_REFUSAL_HEADER,
  RELAY_URL_HEADER,
  type RelayRefusal,
} from '../../../../src/lib/relay-protocol.ts';
import { createRelayCarrier } from '../../../../src/platform/cookies/relay-carrier.ts';

const RELAY = { url: 'http://127.0.0.1:4711/', secret: 'hush', hosts: ['rights.test', 'cdn.test:8443'] };
const relay = createRelayCarrier(RELAY);
const REQUEST = {
  method: 'POST',
  url: 'https://rights.test/?t=1',
  headers: { 'X-A': '1' },
  body: new Uint8Array([0, 10, 255]).buffer,
} as const;
const carried = relay.carry(REQUEST, { val1: '12345' }, { playback: 'p-1', readSetCookieHeader: false });

describe('createRelayCarrier', () => {
  it('carries to the hosts on the list', () => {
    expect(relay.canCarry('https://rights.test/a', 'license')).to.equal(true);
    expect(relay.canCarry('https://cdn.test:8443/a', 'license')).to.equal(true);
    expect(relay.canCarry('https://cdn.test/a', 'license')).to.equal(false);
    expect(relay.canCarry('https://rights.test.evil.example/a', 'license')).to.equal(false);
  });

  it('posts the request to the relay: its secret in the body, and neither in the URL nor in a header', () => {
    expect(carried).to.deep.include({ method: 'POST', url: RELAY.url, headers: {}, withCredentials: false });
    const bytes = new Uint8Array(carried.body as ArrayBuffer);
    const end = bytes.indexOf(10);
    expect(parseRelayHead(new TextDecoder().decode(bytes.subarray(0, end)))).to.deep.equal({
      secret: 'hush',
      playback: 'p-1',
      method: 'POST',
      url: REQUEST.url,
      headers: { 'X-A': '1' },
      cookies: { val1: '12345' },
      keepCookies: false,
    });
    expect([...bytes.subarray(end + 1)]).to.deep.equal([0, 10, 255]);
  });

  it('reads where the answer came from', () => {
    expect(carried.answeredBy((name) => (name === RELAY_URL_HEADER ? 'https://b.test/' : null))).to.equal(
      'https://b.test/',
    );
  });

  it('reaches every path of the host that was asked, and no other host', () => {
    const { host } = new URL(REQUEST.url);
    const urls = [`https://${host}/moved`, `https://${host}:8443/`, 'https://other.test/'];
    expect(urls.map((url) => carried.reached(url))).to.deep.equal([true, false, false]);
  });

  for (const [refusal, failure] of [
    ['host', 'refused'],
    ['secret', 'refused'],
    ['origin', 'refused'],
    ['request', 'refused'],
    ['scheme', 'refused'],
    ['tls', 'network'],
    ['too-large', 'network'],
    ['network', 'network'],
    ['timeout', 'timeout'],
    [null, null],
  ] as readonly (readonly [RelayRefusal | null, string | null])[]) {
    it(`takes ${refusal ?? 'an answer of the server'} for ${failure ?? 'no failure'}`, () => {
      expect(carried.failure((name) => (name === RELAY_REFUSAL_HEADER ? refusal : null))).to.equal(failure);
    });
  }
});
