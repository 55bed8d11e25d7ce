import { expect } from '@open-wc/testing';
import { listRelayHosts, parseConfig } from '../../src/config.ts';
import { playerErrorFrom } from './lib/rejection.ts';

const RELAY = { url: 'http://127.0.0.1:49152/', secret: '00112233', hosts: ['cdn.test:8443'] };

describe('parseConfig', () => {
  it('has a default for all that is absent', () => {
    for (const given of [undefined, null, {}]) {
      expect(parseConfig(given)).to.deep.equal({ backendUrl: '', account: 'demo', prepare: true });
    }
  });

  it('takes all that an operator may set', () => {
    const chosen = { account: 'ann', language: 'fr', prepare: false, maxVideoHeight: 1080 };
    const config = { backendUrl: 'http://tv.test:8080', ...chosen };
    expect(parseConfig(config)).to.deep.equal(config);
    const byLevel = { maxVideoHeightByLevel: { L3: 540, unproven: 2160 } };
    expect(parseConfig({ ...config, ...byLevel })).to.deep.equal({ ...config, ...byLevel });
  });

  it('takes the relay of this machine', () => {
    expect(parseConfig({ relay: RELAY }).relay).to.deep.equal(RELAY);
  });

  for (const [field, given] of [
    ['backendUrl', { backendUrl: 'http://tv.test/' }],
    ['backendUrl', { backendUrl: 'tv.test' }],
    ['backendUrl', { backendUrl: 7 }],
    ['account', { account: '' }],
    ['language', { language: 'de' }],
    ['maxVideoHeight', { maxVideoHeight: 0 }],
    ['maxVideoHeight', { maxVideoHeight: 719.5 }],
    ['maxVideoHeightByLevel.L3', { maxVideoHeightByLevel: { L3: 0 } }],
    ['maxVideoHeightByLevel.L4', { maxVideoHeightByLevel: { L4: 720 } }],
    ['relay.url', { relay: { ...RELAY, url: 'http://tv.test:8080/' } }],
    ['relay.url', { relay: { ...RELAY, url: 'https://127.0.0.1:8080/' } }],
    ['relay.secret', { relay: { ...RELAY, secret: '' } }],
    ['relay.hosts', { relay: { ...RELAY, hosts: 'cdn.test' } }],
    ['relayHosts', { relayHosts: 'cdn.test' }],
    ['relayHosts.1', { relayHosts: ['cdn.test', 'https://cdn.test'] }],
    ['relayHosts.0', { relayHosts: ['cdn.test/path'] }],
    ['relay.host', { relay: { ...RELAY, host: 'cdn.test' } }],
    ['maxVideoHeigth', { maxVideoHeigth: 720 }],
    ['', 'http://tv.test'],
  ] as const) {
    it(`refuses ${JSON.stringify(given)} and names the field`, () => {
      const error = playerErrorFrom(() => parseConfig(given));
      expect(error.code).to.equal('CONFIG_INVALID');
      expect(error.details.field).to.equal(field);
      expect(error.message, 'the secret').not.to.contain(RELAY.secret);
    });
  }
});

describe('listRelayHosts', () => {
  it('names the backend and what is configured, each once', () => {
    const relayHosts = ['cdn.test:8443', 'tv.test:8080', '[::1]:9000'];
    expect(listRelayHosts(parseConfig({ backendUrl: 'http://tv.test:8080', relayHosts }))).to.deep.equal([
      ...['tv.test:8080', 'cdn.test:8443', '[::1]:9000'],
    ]);
    expect(listRelayHosts(parseConfig({}))).to.deep.equal([]);
  });
});
