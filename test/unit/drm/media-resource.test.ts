import { expect } from '@open-wc/testing';
import { MediaResource } from '../../../src/drm/media-resource.ts';
import { DefaultMetadataKeys, Metadata } from '../../../src/drm/metadata.ts';
import { NetworkConfiguration } from '../../../src/drm/network-configuration.ts';
import { playerErrorFrom } from '../lib/rejection.ts';

const URL = 'https://cdn.test/aurora/manifest.mpd';

describe('MediaResource', () => {
  it('takes the snippet of the cookie guide as it stands', () => {
    const cookieHeaders = new Metadata();
    cookieHeaders.setValue('val1', '12345');
    cookieHeaders.setValue('val2', 'abcd');
    const networkConfiguration = new NetworkConfiguration();
    networkConfiguration.cookieHeaders = cookieHeaders;
    networkConfiguration.forceNativeNetworking = true;
    const metadata = new Metadata();
    metadata.setMetadata(DefaultMetadataKeys.NETWORK_CONFIGURATION_KEY, networkConfiguration);
    const resource = MediaResource.createFromURL(URL, metadata);
    expect(resource.url).to.equal(URL);
    expect(resource.metadata).to.equal(metadata);
    expect(resource.networkConfiguration).to.equal(networkConfiguration);
    expect(resource.networkConfiguration.cookieHeaders?.getValue('val1')).to.equal('12345');
  });

  it('has the default network configuration where none was attached', () => {
    const metadata = new Metadata();
    metadata.setMetadata(DefaultMetadataKeys.NETWORK_CONFIGURATION_KEY, new Metadata());
    for (const resource of [MediaResource.createFromURL(URL), MediaResource.createFromURL(URL, metadata)]) {
      expect(resource.networkConfiguration).to.be.instanceOf(NetworkConfiguration);
      expect(resource.networkConfiguration.cookieHeaders).to.equal(null);
    }
  });

  it('is identified by the id of the operator, else by its URL', () => {
    const metadata = new Metadata();
    expect(MediaResource.createFromURL(URL, metadata).id).to.equal(URL);
    metadata.setValue(DefaultMetadataKeys.RESOURCE_ID, 'aurora');
    expect(MediaResource.createFromURL(URL, metadata).id).to.equal('aurora');
  });

  it('leaves the protection to be learnt where nothing is said of it', () => {
    expect(MediaResource.createFromURL(URL).protection).to.equal('unknown');
    expect(MediaResource.createFromURL(URL, null, 'none').protection).to.equal('none');
  });

  for (const url of [
    '',
    'manifest.mpd',
    '/manifest.mpd',
    '//cdn.test/a.mpd',
    'https:///a.mpd',
    'file:///a.mpd',
    'http://',
  ]) {
    it(`refuses ${JSON.stringify(url)} as no absolute http(s) URL`, () => {
      const error = playerErrorFrom(() => MediaResource.createFromURL(url));
      expect(error.code).to.equal('CONFIG_INVALID');
      expect(error.details.field).to.equal('url');
    });
  }
});
