import { expect } from '@open-wc/testing';
import { createLicenseExchange } from '../../../src/drm/license-exchange.ts';
import { playerErrorOf } from '../lib/rejection.ts';
import { answer, scriptTransport } from '../lib/scripted-transport.ts';
import { VirtualClock } from '../lib/virtual-clock.ts';
import { fakeGrant, KEY_A } from './fake-grant.ts';

const CHALLENGE = { keyIds: [KEY_A], message: new TextEncoder().encode('challenge').buffer };

describe('An exchange in place of a license that expired', () => {
  it('asks for other tokens first, and then for no more; its answer may have 1 MiB', async () => {
    const network = scriptTransport([answer(401)]);
    let refreshed = 0;
    const { now, sleep } = new VirtualClock();
    const exchange = createLicenseExchange({
      grants: {
        current: () => Promise.resolve(fakeGrant('first')),
        refresh: () => {
          refreshed += 1;
          return Promise.resolve(fakeGrant('second'));
        },
      },
      transport: network.transport,
      now,
      sleep,
      random: () => 1,
    });
    const asked = exchange({ ...CHALLENGE, wantsNewGrant: true }, new AbortController().signal);
    expect((await playerErrorOf(asked)).code).to.equal('LICENSE_DENIED');
    expect(refreshed).to.equal(1);
    expect(network.requests.map(({ url }) => url)).to.deep.equal([`https://rights.test/second/${KEY_A}`]);
    expect(network.requests[0]?.maxBytes).to.equal(1024 * 1024);
  });
});
