import { expect } from '@open-wc/testing';
import { PlayerError } from '../../../src/errors.ts';
import { createCatalogLoader } from '../../../src/storefront/catalog-loader.ts';
import type { Rail } from '../../../src/storefront/feed.ts';
import { defer, type Deferred } from '../lib/deferred.ts';

interface Feed {
  readonly rails: readonly Rail[];
  readonly rejected: readonly PlayerError[];
}

const FEED: Feed = { rails: [{ id: 'all', title: { en: 'All' }, titles: [] }], rejected: [] };
const OTHER: Feed = { rails: [], rejected: [new PlayerError('CONFIG_FEED_ENTRY', 'bad')] };

function setUp(): {
  readonly loader: ReturnType<typeof createCatalogLoader>;
  readonly asked: (Deferred<Feed> & { signal: AbortSignal })[];
} {
  const asked: (Deferred<Feed> & { signal: AbortSignal })[] = [];
  const loader = createCatalogLoader({
    fetchFeed: (signal) => {
      const request = { ...defer<Feed>(), signal };
      asked.push(request);
      return request.promise;
    },
  });
  return { loader, asked };
}

describe('createCatalogLoader', () => {
  it('is loading, then ready with rails and rejected entries', async () => {
    const { loader, asked } = setUp();
    expect(loader.catalog.get()).to.deep.equal({ status: 'loading' });
    const loaded = loader.load();
    asked[0]?.resolve(OTHER);
    await loaded;
    expect(loader.catalog.get()).to.deep.equal({ status: 'ready', ...OTHER });
  });

  it('shows a failure as a state, and can load again', async () => {
    const { loader, asked } = setUp();
    const error = new PlayerError('ENTITLEMENT_UNREACHABLE', 'down');
    const failed = loader.load();
    asked[0]?.reject(error);
    await failed;
    expect(loader.catalog.get()).to.deep.equal({ status: 'failed', error });
    const again = loader.load();
    expect(loader.catalog.get()).to.deep.equal({ status: 'loading' });
    asked[1]?.resolve(FEED);
    await again;
    expect(loader.catalog.get()).to.include({ status: 'ready' });
  });

  it('calls a failure without a code of ours ENTITLEMENT_UNREACHABLE', async () => {
    const { loader, asked } = setUp();
    const failed = loader.load();
    asked[0]?.reject(new TypeError('odd'));
    await failed;
    const catalog = loader.catalog.get();
    expect(catalog.status === 'failed' && catalog.error.code).to.equal('ENTITLEMENT_UNREACHABLE');
  });

  it('gives up a load when a newer one begins, and shows only the newer', async () => {
    const { loader, asked } = setUp();
    const older = loader.load();
    const newer = loader.load();
    expect(asked.map(({ signal }) => signal.aborted)).to.deep.equal([true, false]);
    asked[1]?.resolve(FEED);
    await newer;
    asked[0]?.resolve(OTHER);
    await older;
    expect(loader.catalog.get()).to.deep.equal({ status: 'ready', ...FEED });
  });
});
