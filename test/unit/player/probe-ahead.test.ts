import { expect } from '@open-wc/testing';
import { createLevelMemory } from '../../../src/drm/eme/level-memory.ts';
import { MediaResource, type ResourceProtection } from '../../../src/drm/media-resource.ts';
import { probeAhead } from '../../../src/player/probe-ahead.ts';
import { probeKeySystem } from '../../../src/drm/eme/probe.ts';
import { ANY_TV, forgetful, scriptDevice } from '../drm/eme/scripted-device.ts';

const title = (protection: ResourceProtection): MediaResource =>
  MediaResource.createFromURL('https://cdn.test/film.mpd', null, protection);

const withCodecs = (video: string): MediaResource =>
  title({ keyIds: [], startKeyIds: [], initData: [], codecs: { video, audio: 'mp4a.40.2' } });

const CLEARKEY = ['clearkey'] as const;

describe('probeAhead', () => {
  it('asks once per kind of codecs, of protected titles alone, so that a start makes one call', async () => {
    const levels = Promise.resolve(createLevelMemory({ store: null, device: 'a TV' }));
    const { asked, requestAccess } = scriptDevice('com.widevine.alpha SW_SECURE_CRYPTO');
    const options = { keySystems: ['widevine'] as const, requestAccess, quirks: ANY_TV, levels };
    const catalog = [title('none'), title('unknown'), withCodecs('avc1.4D401E'), withCodecs('avc1.4D401E')];
    await probeAhead(catalog, options);
    expect(asked).to.have.lengthOf(5);
    await probeAhead(catalog, options);
    expect(asked).to.have.lengthOf(5);
    const codecs = { video: 'avc1.4D401E', audio: 'mp4a.40.2' };
    expect((await probeKeySystem({ ...options, codecs })).level).to.equal('L3');
    expect(asked).to.have.lengthOf(6);
  });

  it('is silent where the device has nothing, and goes on with the next codecs', async () => {
    const { asked, requestAccess } = scriptDevice();
    const options = { keySystems: CLEARKEY, requestAccess, quirks: ANY_TV, levels: forgetful() };
    await probeAhead([withCodecs('avc1.4D401E'), withCodecs('avc1.64001f')], options);
    expect(asked).to.have.lengthOf(2);
    await probeAhead([withCodecs('avc1.4D401E')], { ...options, requestAccess: undefined });
  });

  it('keeps no device busy: eight questions at most', async () => {
    const { asked, requestAccess } = scriptDevice('org.w3.clearkey');
    const many = Array.from({ length: 20 }, (_, index) => withCodecs(`avc1.4D40${10 + index}`));
    await probeAhead(many, { keySystems: CLEARKEY, requestAccess, quirks: ANY_TV, levels: forgetful() });
    expect(asked).to.have.lengthOf(8);
  });
});
