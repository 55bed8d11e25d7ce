import { expect } from '@open-wc/testing';
import { loadDashEngine } from '../../../src/platform/load-dash-engine.ts';
import { playerErrorOf } from '../lib/rejection.ts';

describe('loadDashEngine', () => {
  it('says NETWORK_UNREACHABLE when the chunk cannot be fetched', async () => {
    const failure = Object.assign(new Error('Loading chunk dash failed'), { name: 'ChunkLoadError' });
    const error = await playerErrorOf(loadDashEngine(() => Promise.reject(failure)));
    expect(error.code).to.equal('NETWORK_UNREACHABLE');
    expect(error.recovery).to.equal('retry');
    expect(error.details).to.deep.equal({ name: 'ChunkLoadError' });
  });
});
