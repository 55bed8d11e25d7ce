import { expect } from '@open-wc/testing';
import { probeKeySystem, type ProbeOptions } from '../../../../src/drm/eme/probe.ts';
import { playerErrorOf } from '../../lib/rejection.ts';

const CODECS = { audio: 'mp4a.40.2', video: 'avc1.4D401E' };
const realAccess = navigator.requestMediaKeySystemAccess.bind(navigator);

const probe = (options: Partial<ProbeOptions>): ReturnType<typeof probeKeySystem> =>
  probeKeySystem({ keySystems: ['clearkey'], codecs: CODECS, requestAccess: realAccess, ...options });

/** The browser, and the names it was asked for. */
function recordNames(): { readonly names: string[]; readonly requestAccess: typeof realAccess } {
  const names: string[] = [];
  const requestAccess: typeof realAccess = (name, configurations) => {
    names.push(name);
    return realAccess(name, configurations);
  };
  return { names, requestAccess };
}

describe('probeKeySystem', () => {
  it('finds the ClearKey CDM of the browser, for these codecs', async () => {
    const { keySystem, access } = await probe({});
    expect(keySystem).to.equal('clearkey');
    expect(access.keySystem).to.equal('org.w3.clearkey');
    const configuration = access.getConfiguration();
    expect(configuration.initDataTypes).to.include('keyids');
    expect(configuration.videoCapabilities?.[0]?.contentType).to.equal('video/mp4; codecs="avc1.4D401E"');
    expect(configuration.audioCapabilities?.[0]?.contentType).to.equal('audio/mp4; codecs="mp4a.40.2"');
    expect(await access.createMediaKeys()).to.be.instanceOf(MediaKeys);
  });

  it('asks in the order of preference, by every name, and takes the first that is there', async () => {
    const { names, requestAccess } = recordNames();
    const { keySystem } = await probe({ keySystems: ['playready', 'clearkey', 'widevine'], requestAccess });
    expect(keySystem).to.equal('clearkey');
    expect(names).to.deep.equal([
      'com.microsoft.playready.recommendation',
      'com.microsoft.playready',
      'org.w3.clearkey',
    ]);
  });

  it('says KEY_SYSTEM_UNAVAILABLE where the device has none, or none for the codecs', async () => {
    expect((await playerErrorOf(probe({ keySystems: ['playready'] }))).code).to.equal('KEY_SYSTEM_UNAVAILABLE');
    expect((await playerErrorOf(probe({ keySystems: [] }))).code).to.equal('KEY_SYSTEM_UNAVAILABLE');
    const codecs = { ...CODECS, video: 'none.1' };
    expect((await playerErrorOf(probe({ codecs }))).code).to.equal('KEY_SYSTEM_UNAVAILABLE');
  });

  it('says CONFIG_INSECURE_CONTEXT where the page has no EME', async () => {
    expect((await playerErrorOf(probe({ requestAccess: undefined }))).code).to.equal('CONFIG_INSECURE_CONTEXT');
  });
});
