import { expect } from '@open-wc/testing';
import { MediaResource } from '../../../src/drm/media-resource.ts';
import { PlayerError } from '../../../src/errors.ts';
import { Playback, type PlaybackDependencies } from '../../../src/player/playback.ts';
import type { PlayerEvent } from '../../../src/player/reduce.ts';
import { fakeGrant, KEY_A, KEY_B, KEY_C } from '../drm/fake-grant.ts';
import { clearKeyLicense } from '../drm/eme/clearkey.ts';
import { defer } from '../lib/deferred.ts';
import { scriptTransport } from '../lib/scripted-transport.ts';
import { dependenciesWith } from './fake-dependencies.ts';
import { FakeEngines } from './fake-engine.ts';

const FILM = MediaResource.createFromURL('https://cdn.test/film.mpd', null, {
  keyIds: [KEY_A, KEY_B, KEY_C],
  startKeyIds: [KEY_A, KEY_B],
  initData: [],
  codecs: { audio: 'mp4a.40.2', video: 'avc1.4D401E' },
});

describe('Playback', () => {
  let engines: FakeEngines;
  let events: PlayerEvent[];
  let failed: Promise<PlayerError>;

  beforeEach(() => {
    engines = new FakeEngines();
    events = [];
  });

  function create(change: Partial<PlaybackDependencies>, resource = FILM): Playback {
    const failure = defer<PlayerError>();
    failed = failure.promise;
    return new Playback(dependenciesWith(engines, change), resource, (event) => {
      events.push(event);
      if (event.type === 'failed') failure.resolve(event.error);
    });
  }

  const license = { kind: 'answer', status: 200, body: clearKeyLicense([KEY_A, KEY_B]), header: () => null } as const;

  it('asks once for the grant, and for a license per key of the start', async () => {
    const both = defer<undefined>();
    const network = scriptTransport(() => {
      if (network.requests.length === 2) both.resolve(undefined);
      return license;
    });
    const grants: string[] = [];
    const playback = create({
      transport: network.transport,
      grants: (resource, keySystem) => {
        grants.push(`${keySystem} for ${resource.url}`);
        return Promise.resolve(fakeGrant());
      },
    });
    await playback.start(0);
    await both.promise;
    expect(grants).to.deep.equal(['clearkey for https://cdn.test/film.mpd']);
    expect(network.requests.map(({ url }) => url)).to.have.members([
      `https://rights.test/first/${KEY_A}`,
      `https://rights.test/first/${KEY_B}`,
    ]);
    expect(events).to.deep.equal([{ type: 'authorized' }]);
    expect(engines.last.source.protection?.keys).to.be.an('object');
    await playback.destroy();
  });

  it('tells, once there is a picture, of a key that it goes on without', async () => {
    const playback = create({
      transport: scriptTransport(() => license).transport,
      grants: () => Promise.resolve(fakeGrant()),
    });
    await playback.start(0);
    const keys = engines.last.source.protection?.keys;
    const isRefused = new Promise<void>((resolve) => keys?.onStatusChange(() => keys.refusal(KEY_C) && resolve()));
    keys?.openLater([{ keyIds: [KEY_C], initData: null }]);
    await isRefused;
    engines.last.showPicture();
    const types = events.map(({ type }) => type);
    expect(types.lastIndexOf('impaired')).to.be.greaterThan(types.indexOf('playing'));
    const told = events[types.lastIndexOf('impaired')];
    expect(told?.type === 'impaired' && told.error.code, 'no license URL for it').to.equal('KEY_MISSING');
    await playback.destroy();
  });

  it('ends by itself when the time of its license is over', async () => {
    const { transport } = scriptTransport(() => license);
    const grants = async () => fakeGrant('first', { licenseDurationS: 0.02 });
    const playback = create({ transport, grants });
    await playback.start(0);
    engines.last.showPicture();
    expect((await failed).code).to.equal('LICENSE_EXPIRED');
    await playback.destroy();
  });

  it('says why a viewer may not play', async () => {
    const denied = new PlayerError('ENTITLEMENT_DENIED', 'no');
    const playback = create({ grants: () => Promise.reject(denied) });
    await playback.start(0);
    expect(await failed).to.equal(denied);
    expect(events.map(({ type }) => type)).not.to.include('authorized');
  });

  it('says that a device has not the key system', async () => {
    const playback = create({ keySystems: ['playready'] });
    await playback.start(0);
    expect((await failed).code).to.equal('KEY_SYSTEM_UNAVAILABLE');
  });

  it('reports a license that is refused', async () => {
    const { transport } = scriptTransport(() => ({ ...license, status: 400 }));
    const playback = create({ transport, grants: () => Promise.resolve(fakeGrant()) });
    await playback.start(0);
    expect((await failed).code).to.equal('LICENSE_DENIED');
    await playback.destroy();
  });

  it('asks nobody before it knows which keys a title has', async () => {
    let grants = 0;
    const unknown = MediaResource.createFromURL('https://cdn.test/film.mpd');
    const playback = create({ grants: () => Promise.resolve(fakeGrant(String((grants += 1)))) }, unknown);
    await playback.start(0);
    expect(grants).to.equal(0);
    expect(engines.last.source.protection?.keys).to.be.an('object');
  });

  for (const [what, lost] of [
    ['finds no network while there is a picture', { type: 'network', isOnline: false }],
    ['is not answered while there is a network', null],
  ] as const) {
    it(`${lost ? 'asks again for' : 'fails with'} a grant that ${what}`, async () => {
      const unreached = new PlayerError('ENTITLEMENT_UNREACHABLE', 'no network');
      const first = defer<never>();
      const second = defer<undefined>();
      let asked = 0;
      const playback = create({
        transport: scriptTransport(() => license).transport,
        grants: () => {
          if ((asked += 1) === 1) return first.promise;
          second.resolve(undefined);
          return Promise.resolve(fakeGrant());
        },
      });
      engines.prepare = (engine) => {
        engine.showPicture();
        if (lost) engine.emit(lost);
        first.reject(unreached);
      };
      const started = playback.start(0);
      if (lost) await second.promise;
      else expect(await failed).to.equal(unreached);
      await started;
      expect(events.map(({ type }) => type).includes('authorized')).to.equal(lost !== null);
      await playback.destroy();
    });
  }

  it('is silent once it was destroyed, and keeps no engine', async () => {
    const grant = defer<never>();
    const asked = defer<AbortSignal>();
    const playback = create({
      grants: (_resource, _keySystem, signal) => {
        asked.resolve(signal);
        return grant.promise;
      },
    });
    const started = playback.start(0);
    const signal = await asked.promise;
    await playback.destroy();
    expect(signal.aborted).to.equal(true);
    grant.reject(new PlayerError('ENTITLEMENT_UNREACHABLE', 'late'));
    await started;
    expect(events).to.deep.equal([]);
    expect(engines.log.filter((line) => line.endsWith('destroyed'))).to.have.lengthOf(engines.made.length);
  });

  it('asks nobody for anything when it was destroyed before its start', async () => {
    let grants = 0;
    const playback = create({ grants: () => Promise.resolve(fakeGrant(String((grants += 1)))) });
    await playback.destroy();
    await playback.start(0);
    expect(grants).to.equal(0);
    expect(engines.made).to.deep.equal([]);
  });

  it('takes the keys off also when the engine does not let go properly', async () => {
    const { transport } = scriptTransport(() => license);
    const playback = create({ transport, grants: () => Promise.resolve(fakeGrant()) });
    await playback.start(0);
    const video = document.createElement('video');
    await engines.last.source.protection?.keys.attach(video);
    expect(video.mediaKeys).to.be.instanceOf(MediaKeys);
    engines.last.destroyed = Promise.reject(new TypeError('stuck'));
    await playback.destroy().catch(() => undefined);
    expect(video.mediaKeys === null).to.equal(true);
  });
});
