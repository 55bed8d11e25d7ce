import { expect } from '@open-wc/testing';
import type { DashLoader } from '../../../../src/engines/dash/media-transport.ts';
import { servePrepared } from '../../../../src/engines/dash/serve-prepared.ts';
import type { PreparedAnswer } from '../../../../src/player/player-engine.ts';
import { defer, nextTask, type Deferred } from '../../lib/deferred.ts';

const URL = 'https://cdn.test/1.m4s';
const FOUND: PreparedAnswer = {
  url: `${URL}?from`,
  status: 200,
  statusText: 'OK',
  headers: { age: '1' },
  data: 'bytes',
};

describe('servePrepared', () => {
  let sent: string[];
  let ended: number;
  let answer: Deferred<PreparedAnswer | null>;
  let loader: DashLoader;

  beforeEach(() => {
    sent = [];
    ended = 0;
    answer = defer();
    const bare: DashLoader = {
      load: ({ url }) => sent.push(url) > 0,
      abort: () => undefined,
      reset: () => undefined,
      resetInitialSettings: () => undefined,
      getXhr: () => null,
    };
    loader = servePrepared(bare, { take: (url) => (url === URL ? answer.promise : null) });
  });

  function load(url = URL) {
    const response = { url: '', status: 0, statusText: '', headers: {}, data: null as unknown };
    const facts: { type: string; resourceTimingValues?: object } = { type: 'MediaSegment' };
    const request: Parameters<DashLoader['load']>[0] = {
      ...{ url, method: 'GET', responseType: 'arraybuffer', headers: null, credentials: 'omit', timeout: 0 },
      customData: { request: facts, onloadend: () => void (ended += 1) },
    };
    loader.load(request, response);
    return { request, response, facts };
  }

  it('answers from memory, and keeps the answer out of the throughput of dash.js', async () => {
    const { response, facts } = load();
    answer.resolve(FOUND);
    await nextTask();
    expect(response).to.deep.equal(FOUND);
    expect([ended, sent]).to.deep.equal([1, []]);
    facts.resourceTimingValues = { transferSize: 1000 };
    expect(facts.resourceTimingValues).to.equal(undefined);
  });

  it('sends what could not be had before, and what nobody asked for before', async () => {
    load();
    answer.resolve(null);
    await nextTask();
    load('https://cdn.test/2.m4s');
    expect([ended, sent]).to.deep.equal([0, [URL, 'https://cdn.test/2.m4s']]);
  });

  it('says nothing of a request that dash.js took back', async () => {
    load().request.customData.abort?.();
    load();
    loader.reset();
    answer.resolve(FOUND);
    await nextTask();
    expect([ended, sent]).to.deep.equal([0, []]);
  });
});
