import { expect } from '@open-wc/testing';
import { Metadata } from '../../../src/drm/metadata.ts';
import { NetworkConfiguration } from '../../../src/drm/network-configuration.ts';

describe('NetworkConfiguration', () => {
  it('has the defaults of TVSDK in a browser', () => {
    const configuration = new NetworkConfiguration();
    expect(configuration.cookieHeaders).to.equal(null);
    expect(configuration.useCookieHeadersForAllRequests).to.equal(false);
    expect(configuration.forceNativeNetworking).to.equal(false);
    expect(configuration.readSetCookieHeader).to.equal(true);
    expect(configuration.useRedirectedUrl).to.equal(true);
  });

  it('can be nested in the metadata of a resource', () => {
    expect(new NetworkConfiguration()).to.be.instanceOf(Metadata);
  });
});
