import { expect } from '@open-wc/testing';
import { createLevelMemory } from '../../../src/drm/eme/level-memory.ts';
import { MediaResource } from '../../../src/drm/media-resource.ts';
import { Playback, type PlaybackDependencies } from '../../../src/player/playback.ts';
import type { PlayerEvent } from '../../../src/player/reduce.ts';
import { fakeGrant, KEY_A } from '../drm/fake-grant.ts';
import { scriptDevice } from '../drm/eme/scripted-device.ts';
import { dependenciesWith } from './fake-dependencies.ts';
import { FakeEngines } from './fake-engine.ts';

const FILM = MediaResource.createFromURL('https://cdn.test/film.mpd', null, {
  keyIds: [KEY_A],
  startKeyIds: [],
  initData: [],
  codecs: { audio: 'mp4a.40.2', video: 'avc1.4D401E' },
});

describe('Playback with a key system in software', () => {
  let engines: FakeEngines;
  let events: PlayerEvent[];

  beforeEach(() => {
    engines = new FakeEngines();
    events = [];
  });

  const create = (change: Partial<PlaybackDependencies>, resource = FILM): Playback =>
    new Playback(dependenciesWith(engines, change), resource, (event) => events.push(event));

  const limit = { reason: 'security-level', maxHeight: 720, keySystem: 'widevine', level: 'L3' } as const;
  const tv = (): Partial<PlaybackDependencies> => ({
    keySystems: ['widevine'],
    requestAccess: scriptDevice('com.widevine.alpha SW_SECURE_DECODE').requestAccess,
    grants: () => Promise.resolve(fakeGrant()),
  });

  it('has the engine play what is good enough for it, and says why when there is a picture', async () => {
    const playback = create(tv());
    await playback.start(0);
    expect(engines.last.source.maxVideoHeight).to.equal(720);
    expect(events.map(({ type }) => type)).not.to.include('limited');
    engines.last.showPicture();
    engines.last.showPicture();
    expect(events.filter(({ type }) => type === 'limited')).to.deep.equal([{ type: 'limited', limit }]);
    await playback.destroy();
  });

  it('makes one call where the device was asked before', async () => {
    const levels = Promise.resolve(createLevelMemory({ store: null, device: 'a TV' }));
    const { asked, requestAccess } = scriptDevice('com.widevine.alpha SW_SECURE_DECODE');
    for (const calls of [4, 5]) {
      const playback = create({ ...tv(), requestAccess, levels });
      await playback.start(0);
      expect(engines.last.source.maxVideoHeight).to.equal(720);
      expect(asked).to.have.lengthOf(calls);
      await playback.destroy();
    }
  });

  for (const protection of ['none', 'unknown'] as const) {
    it(`asks nothing, and limits nothing, for a title whose protection is ${protection}`, async () => {
      const { asked, requestAccess } = scriptDevice('com.widevine.alpha SW_SECURE_DECODE');
      const title = MediaResource.createFromURL('https://cdn.test/clear.mpd', null, protection);
      const playback = create({ ...tv(), requestAccess }, title);
      await playback.start(0);
      engines.last.showPicture();
      expect(engines.last.source.maxVideoHeight).to.equal(null);
      expect(events.map(({ type }) => type)).not.to.include('limited');
      expect(asked).to.deep.equal([]);
      await playback.destroy();
    });
  }

  it('limits ClearKey to nothing but the configuration', async () => {
    for (const maxVideoHeight of [null, 1080]) {
      const playback = create({ maxVideoHeight, grants: () => Promise.resolve(fakeGrant()) });
      await playback.start(0);
      expect(engines.last.source.maxVideoHeight).to.equal(maxVideoHeight);
      await playback.destroy();
    }
  });
});
