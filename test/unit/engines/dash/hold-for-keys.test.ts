import { expect } from '@open-wc/testing';
import { holdForKeys } from '../../../../src/engines/dash/hold-for-keys.ts';
import type { DashLoader } from '../../../../src/engines/dash/media-transport.ts';
import { defer, nextTask, type Deferred } from '../../lib/deferred.ts';

type Request = Parameters<DashLoader['load']>[0];

describe('holdForKeys', () => {
  let sent: string[];
  let stopped: string[];
  let license: Deferred<undefined>;
  let loader: DashLoader;

  beforeEach(() => {
    [sent, stopped] = [[], []];
    license = defer();
    const bare: DashLoader = {
      load: ({ url }) => sent.push(url) > 0,
      abort: () => void stopped.push('abort'),
      reset: () => void stopped.push('reset'),
      resetInitialSettings: () => void stopped.push('resetInitialSettings'),
      getXhr: () => null,
    };
    loader = holdForKeys(bare, ({ type }) => (type === 'InitializationSegment' ? license.promise : null));
  });

  function load(type: string, onabort?: () => void): Request {
    const request: Request = {
      url: `https://cdn.test/${type}`,
      method: 'GET',
      responseType: 'arraybuffer',
      headers: null,
      credentials: 'omit',
      timeout: 0,
      customData: { request: { type }, ...(onabort && { onabort }) },
    };
    loader.load(request, { url: '', status: 0, statusText: '', headers: {}, data: null });
    return request;
  }

  it('sends what needs no license at once', () => {
    load('MediaSegment');
    expect(sent).to.deep.equal(['https://cdn.test/MediaSegment']);
  });

  it('sends what waits for a license when it is there', async () => {
    load('InitializationSegment');
    await nextTask();
    expect(sent).to.deep.equal([]);
    license.resolve(undefined);
    await nextTask();
    expect(sent).to.deep.equal(['https://cdn.test/InitializationSegment']);
  });

  it('sends nothing that dash.js took back meanwhile, and tells it so', async () => {
    let aborts = 0;
    load('InitializationSegment', () => (aborts += 1)).customData.abort?.();
    license.resolve(undefined);
    await nextTask();
    expect([aborts, sent]).to.deep.equal([1, []]);
  });

  for (const stop of ['abort', 'reset', 'resetInitialSettings'] as const) {
    it(`sends nothing after ${stop}, and hands it on`, async () => {
      load('InitializationSegment');
      loader[stop]();
      license.resolve(undefined);
      await nextTask();
      expect([stopped, sent]).to.deep.equal([[stop], []]);
      expect(loader.getXhr()).to.equal(null);
    });
  }
});
