import { expect } from '@open-wc/testing';
import { createLevelMemory } from '../../../src/drm/eme/level-memory.ts';
import { MediaResource, type ResourceProtection } from '../../../src/drm/media-resource.ts';
import { foreseePlayback } from '../../../src/player/foresee-playback.ts';
import { ANY_TV, scriptDevice } from '../drm/eme/scripted-device.ts';

const title = (protection: ResourceProtection): MediaResource =>
  MediaResource.createFromURL('https://cdn.test/film.mpd', null, protection);

const codecs = { video: 'avc1.4D401E', audio: 'mp4a.40.2' };
const PROTECTED = title({ keyIds: [], startKeyIds: [], initData: [], codecs });
const RULES = { maxVideoHeight: null, maxVideoHeightByLevel: {}, maxHeightUnproven: 1080 };

function askOf(...has: string[]) {
  const { asked, requestAccess } = scriptDevice(...has);
  const levels = Promise.resolve(createLevelMemory({ store: null, device: 'a TV' }));
  return { asked, options: { keySystems: ['widevine'] as const, requestAccess, quirks: ANY_TV, levels } };
}

describe('foreseePlayback', () => {
  it('is the level that the device has, and what that limits; it is asked once', async () => {
    const { asked, options } = askOf('com.widevine.alpha SW_SECURE_CRYPTO');
    const limit = { reason: 'security-level', maxHeight: 720, keySystem: 'widevine', level: 'L3' };
    const expected = { keySystem: 'widevine', level: 'L3', limit };
    expect(await foreseePlayback(PROTECTED, options, RULES)).to.deep.equal(expected);
    const { length } = asked;
    expect(await foreseePlayback(PROTECTED, options, RULES)).to.deep.equal(expected);
    expect(asked).to.have.lengthOf(length);
  });

  it('is nothing of titles in the clear, of keys that the manifest will tell, and of a device without a key system', async () => {
    const { asked, options } = askOf();
    for (const protection of ['none', 'unknown'] as const) {
      expect(await foreseePlayback(title(protection), options, RULES)).to.equal(null);
    }
    expect(asked).to.deep.equal([]);
    expect(await foreseePlayback(PROTECTED, options, RULES)).to.equal(null);
  });
});
