import { expect } from '@open-wc/testing';
import { createContentKeys } from '../../../../src/drm/eme/content-keys.ts';
import { createGrantKeeper } from '../../../../src/drm/grant-keeper.ts';
import { createLicenseExchange } from '../../../../src/drm/license-exchange.ts';
import type { PlayerError } from '../../../../src/errors.ts';
import { answer, scriptTransport, type ScriptedTransport } from '../../lib/scripted-transport.ts';
import { VirtualClock } from '../../lib/virtual-clock.ts';
import { fakeGrant, KEY_A, KEY_B, RESOURCE } from '../fake-grant.ts';
import { clearKeyLicense, watchClearKey } from './clearkey.ts';

const LIFETIME_S = 5;
const INVALID_TOKEN = { code: -4010, message: '[-4010] Invalid token' };

describe('A grant that expires during playback', () => {
  const clock = new VirtualClock();
  const life = new AbortController();
  let isDead: (url: string) => boolean = () => false;
  let grants = 0;
  let errors: PlayerError[] = [];
  let network: ScriptedTransport;
  let keys: ReturnType<typeof createContentKeys>;

  beforeEach(async () => {
    [grants, errors] = [0, []];
    isDead = () => false;
    network = scriptTransport(({ url }) => {
      const license = new TextDecoder().decode(clearKeyLicense([url.split('/').pop() ?? '']));
      return isDead(url) ? answer(401, INVALID_TOKEN) : answer(200, license);
    });
    const keeper = createGrantKeeper({
      source: () => Promise.resolve(fakeGrant(`grant-${(grants += 1)}`, { expiresInS: LIFETIME_S })),
      resource: RESOURCE,
      keySystem: 'clearkey',
      now: clock.now,
      signal: life.signal,
    });
    const { transport } = network;
    const exchange = createLicenseExchange({
      grants: keeper,
      transport,
      now: clock.now,
      sleep: clock.sleep,
      random: () => 1,
    });
    const onError = (error: PlayerError): void => void errors.push(error);
    const { probe } = watchClearKey();
    keys = createContentKeys({ probe, exchangeFor: () => exchange, onError, signal: life.signal });
    await open(KEY_A);
  });

  afterEach(() => keys.destroy());

  /** Asks for the key, until the browser's own CDM can use it. */
  function open(keyId: string): Promise<void> {
    return new Promise((resolve) => {
      const stop = keys.onStatusChange(() => {
        if (keys.status(keyId) !== 'usable') return;
        stop();
        resolve();
      });
      keys.open([{ keyIds: [keyId], initData: null }]);
    });
  }

  const asked = (): string[] => network.requests.map(({ url }) => url.replace('https://rights.test/', ''));

  it('is replaced before a later key is asked for', async () => {
    clock.nowMs += LIFETIME_S * 1000;
    await open(KEY_B);
    expect(asked()).to.deep.equal([`grant-1/${KEY_A}`, `grant-2/${KEY_B}`]);
    expect(keys.status(KEY_A)).to.equal('usable');
    expect(errors).to.deep.equal([]);
  });

  it('is replaced when the license server says that it died early, and the later key is there all the same', async () => {
    isDead = (url) => url.includes('grant-1');
    await open(KEY_B);
    expect(asked()).to.deep.equal([`grant-1/${KEY_A}`, `grant-1/${KEY_B}`, `grant-2/${KEY_B}`]);
    expect(errors).to.deep.equal([]);
  });

  it('serves later keys as long as it lives', async () => {
    clock.nowMs += LIFETIME_S * 500;
    await open(KEY_B);
    expect(asked()).to.deep.equal([`grant-1/${KEY_A}`, `grant-1/${KEY_B}`]);
    expect(grants).to.equal(1);
  });
});
