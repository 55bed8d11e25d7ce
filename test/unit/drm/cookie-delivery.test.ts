import { expect } from '@open-wc/testing';
import { createCookieDelivery, type CookieDelivery } from '../../../src/drm/cookie-delivery.ts';
import { Metadata } from '../../../src/drm/metadata.ts';
import { NetworkConfiguration } from '../../../src/drm/network-configuration.ts';
import { playerErrorFrom } from '../lib/rejection.ts';
import { fakeCarrier } from './fake-carrier.ts';

const REQUEST = { method: 'POST', url: 'https://rights.test/' } as const;

function deliver(hosts: Partial<Record<'jar' | 'relay', string>>, forceNativeNetworking: boolean): CookieDelivery {
  const network = new NetworkConfiguration();
  network.cookieHeaders = new Metadata();
  network.cookieHeaders.setValue('val1', '12345');
  network.forceNativeNetworking = forceNativeNetworking;
  const carriers = (['jar', 'relay'] as const).map((name) => fakeCarrier(name, [hosts[name] ?? '']));
  return createCookieDelivery({ network, carriers, platformName: 'webos' });
}

const BOTH = { jar: 'rights.test', relay: 'rights.test' };

describe('createCookieDelivery', () => {
  for (const [what, hosts, force, url] of [
    ['prefers the jar', BOTH, false, 'jar'],
    ['prefers the relay with forceNativeNetworking', BOTH, true, 'relay'],
    ['takes the relay where the jar cannot', { relay: 'rights.test' }, false, 'relay'],
    [
      'takes the jar where the relay cannot, forceNativeNetworking notwithstanding',
      { jar: 'rights.test' },
      true,
      'jar',
    ],
  ] as const) {
    it(what, () => {
      expect(deliver(hosts, force).carry(REQUEST, 'license')?.url).to.equal(`https://rights.test/?by=${url}`);
    });
  }

  it('leaves a request alone that no cookie rides on', () => {
    expect(deliver({}, true).carry(REQUEST, 'segment')).to.equal(null);
  });

  it('names cookies, class, platform and what would work where nobody can, and no value', () => {
    const delivery = deliver({ jar: 'other.test' }, true);
    const error = playerErrorFrom(() => delivery.carry(REQUEST, 'license', { val2: 'abcd' }));
    expect(error.code).to.equal('CONFIG_COOKIE_UNDELIVERABLE');
    expect(error.message).to.match(/val1, val2 with license requests on webos.*What would work/);
    expect(error.details).to.deep.equal({ cookieNames: ['val1', 'val2'], requestClass: 'license', name: 'webos' });
    expect(error.message + JSON.stringify(error.details)).not.to.match(/12345|abcd/);
  });
});
