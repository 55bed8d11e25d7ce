import { expect } from '@open-wc/testing';
import { createCookieDelivery, type CookieDelivery } from '../../../../src/drm/cookie-delivery.ts';
import { Metadata } from '../../../../src/drm/metadata.ts';
import { NetworkConfiguration } from '../../../../src/drm/network-configuration.ts';
import { fetchTile } from '../../../../src/engines/dash/fetch-tile.ts';
import { fakeCarrier } from '../../drm/fake-carrier.ts';
import { playerErrorOf } from '../../lib/rejection.ts';

const TILE = new URL('/tsconfig.json', location.href).href;

describe('fetchTile', () => {
  function delivery(hosts: readonly string[], log: string[] = []): CookieDelivery {
    const network = new NetworkConfiguration();
    network.useCookieHeadersForAllRequests = true;
    network.cookieHeaders = new Metadata();
    network.cookieHeaders.setValue('val1', '12345');
    return createCookieDelivery({ network, carriers: [fakeCarrier('relay', hosts, log)], platformName: 'browser' });
  }

  it('brings the tile, with the cookies of the resource', async () => {
    const log: string[] = [];
    const tile = await fetchTile(TILE, delivery([location.host], log), new AbortController().signal);
    expect(await tile?.text()).to.contain('compilerOptions');
    expect(log).to.deep.equal(['relay val1', 'relay released']);
  });

  it('has none where the server has none, or there is no network', async () => {
    const plain = createCookieDelivery({
      network: new NetworkConfiguration(),
      carriers: [],
      platformName: 'browser',
    });
    for (const url of ['/no-such-tile', 'http://localhost:1/tile']) {
      expect(await fetchTile(url, plain, new AbortController().signal)).to.equal(null);
    }
  });

  it('rejects with CONFIG_COOKIE_UNDELIVERABLE where the cookies cannot be carried', async () => {
    const error = await playerErrorOf(fetchTile(TILE, delivery([]), new AbortController().signal));
    expect(error.code).to.equal('CONFIG_COOKIE_UNDELIVERABLE');
    expect(error.details).to.deep.equal({ cookieNames: ['val1'], requestClass: 'image', name: 'browser' });
  });

  it('ends with nothing, and puts the request to rest, when it is aborted', async () => {
    const log: string[] = [];
    const life = new AbortController();
    const tile = fetchTile(TILE, delivery([location.host], log), life.signal);
    life.abort();
    expect(await tile).to.equal(null);
    expect(log).to.deep.equal(['relay val1', 'relay released']);
  });
});
