import { expect } from '@open-wc/testing';
import { connectTizenRelay } from '../../../../src/platform/tizen/relay-service.ts';
import { captureTimers, releaseTimers } from '../../lib/captured-timer.ts';
import { playerErrorOf } from '../../lib/rejection.ts';
import { fakeServiceApi } from './fake-service-api.ts';

const ADDRESS = { url: 'http://127.0.0.1:4711/', secret: 'hush' };

describe('connectTizenRelay', () => {
  it('launches the service and takes what it tells on the message port', async () => {
    const { api, log, tell } = fakeServiceApi(() => tell({ nonce: 'n-1', ...ADDRESS }));
    expect(await connectTizenRelay(api, 'n-1')).to.deep.equal(ADDRESS);
    expect(log).to.deep.equal(['listens', 'launches LatchkeyTV.Relay nonce=n-1', 'removes 7']);
  });

  it('does not believe who does not know its number', async () => {
    const forged = { ...ADDRESS, url: 'http://127.0.0.1:666/' };
    const { api, tell } = fakeServiceApi(() => {
      tell({ nonce: 'n-0', ...forged });
      tell(forged);
      tell({ nonce: 'n-1', ...ADDRESS });
    });
    expect(await connectTizenRelay(api, 'n-1')).to.deep.equal(ADDRESS);
  });

  it('takes no address but one on this device', async () => {
    for (const url of ['http://192.168.1.2:4711/', 'https://127.0.0.1:4711/', 'http://127.0.0.1.evil.test:1/']) {
      const { api, tell } = fakeServiceApi(() => tell({ nonce: 'n-1', ...ADDRESS, url }));
      const error = await playerErrorOf(connectTizenRelay(api, 'n-1'));
      expect([error.code, error.message.includes('hush')]).to.deep.equal(['CONFIG_COOKIE_UNDELIVERABLE', false]);
    }
  });

  it('says why the service was not launched, also where asking throws', async () => {
    for (const launch of [
      (fail: (error: { name: string }) => void) => fail({ name: 'NotFoundError' }),
      () => {
        throw new DOMException('no privilege', 'NotFoundError');
      },
    ]) {
      const { api, log } = fakeServiceApi(launch);
      const error = await playerErrorOf(connectTizenRelay(api, 'n-1'));
      expect(error.code).to.equal('CONFIG_COOKIE_UNDELIVERABLE');
      expect(error.message).to.match(/LatchkeyTV\.Relay .*NotFoundError/);
      expect(log).to.include('removes 7');
    }
  });

  it('gives up on a service that tells nothing', async () => {
    const { clearTimeout } = window;
    const { api, log } = fakeServiceApi(() => undefined);
    let connection: Promise<unknown> = Promise.resolve();
    const [timer] = captureTimers(() => {
      connection = connectTizenRelay(api, 'n-1');
    });
    expect(timer?.delayMs).to.equal(4000);
    timer?.fire();
    expect((await playerErrorOf(connection)).message).to.match(/none came within 4 s/);
    expect(log).to.include('removes 7');
    releaseTimers(clearTimeout);
  });
});
