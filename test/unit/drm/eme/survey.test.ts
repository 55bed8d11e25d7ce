import { expect } from '@open-wc/testing';
import { surveyKeySystems, type SurveyOptions } from '../../../../src/drm/eme/survey.ts';
import { ANY_TV, scriptDevice } from './scripted-device.ts';

const EVERY = ['widevine', 'playready', 'clearkey'] as const;
const CLEARKEY_IN_CHROMIUM = {
  ...{ keySystem: 'clearkey', name: 'org.w3.clearkey', robustness: '', level: null },
  schemes: { cenc: true, cbcs: true },
  hasPersistentLicenses: false,
  hdcp: '2.3',
};

const realAccess = navigator.requestMediaKeySystemAccess.bind(navigator);

const survey = (change: Partial<SurveyOptions>): ReturnType<typeof surveyKeySystems> =>
  surveyKeySystems({
    keySystems: EVERY,
    codecs: { audio: 'mp4a.40.2', video: 'avc1.4D401E' },
    requestAccess: realAccess,
    quirks: ANY_TV,
    mayMakeMediaKeys: true,
    ...change,
  });

/** An engine from before Chromium 81: fields that it does not know are not there. */
const oldEngine: typeof realAccess = async (name: string, given: Iterable<MediaKeySystemConfiguration>) => {
  const [{ videoCapabilities = [], audioCapabilities = [], ...rest } = {}] = [...given];
  const strip = ({ contentType = '' }: MediaKeySystemMediaCapability): MediaKeySystemMediaCapability => ({
    contentType,
  });
  const known = {
    ...rest,
    videoCapabilities: videoCapabilities.map(strip),
    audioCapabilities: audioCapabilities.map(strip),
  };
  const access = await realAccess(name, [known]);
  access.getConfiguration = () => known;
  return access;
};

describe('surveyKeySystems', () => {
  it('tells what this Chromium has', async () => {
    expect(await survey({})).to.deep.equal([CLEARKEY_IN_CHROMIUM]);
  });

  it('tells the best of each key system of a device', async () => {
    const { requestAccess } = scriptDevice(
      ...['com.widevine.alpha SW_SECURE_DECODE', 'com.widevine.alpha SW_SECURE_CRYPTO', 'com.widevine.alpha'],
      ...['com.microsoft.playready.recommendation 2000', 'com.microsoft.playready'],
    );
    const found = await survey({ requestAccess });
    expect(found.map(({ name, robustness, level }) => [name, robustness, level])).to.deep.equal([
      ['com.widevine.alpha', 'SW_SECURE_DECODE', 'L3'],
      ['com.microsoft.playready.recommendation', '2000', 'SL2000'],
    ]);
  });

  it('tells a scheme that is refused from one that the engine cannot be asked for', async () => {
    const noCbcs: typeof realAccess = (name: string, given: Iterable<MediaKeySystemConfiguration>) => {
      const configurations = [...given];
      const wantsCbcs = configurations.some(
        ({ videoCapabilities: [video] = [] }) => video?.encryptionScheme === 'cbcs',
      );
      if (wantsCbcs) return Promise.reject(new DOMException('Unsupported', 'NotSupportedError'));
      return realAccess(name, configurations);
    };
    expect((await survey({ requestAccess: noCbcs }))[0]?.schemes).to.deep.equal({ cenc: true, cbcs: false });
    expect((await survey({ requestAccess: oldEngine }))[0]?.schemes).to.deep.equal({ cenc: null, cbcs: null });
  });

  it('asks for a persistent license as EME wants it', async () => {
    const { configurations, requestAccess } = scriptDevice('org.w3.clearkey');
    const [found] = await survey({ requestAccess, keySystems: ['clearkey'] });
    expect(found?.hasPersistentLicenses).to.equal(false);
    expect(configurations[3]).to.include({ persistentState: 'required' });
    expect(configurations[3]?.sessionTypes).to.deep.equal(['persistent-license']);
  });

  it('makes no MediaKeys where it may not', async () => {
    let made = 0;
    const watched: typeof realAccess = async (name: string, given: Iterable<MediaKeySystemConfiguration>) => {
      const access = await realAccess(name, [...given]);
      const createMediaKeys = access.createMediaKeys.bind(access);
      access.createMediaKeys = () => {
        made += 1;
        return createMediaKeys();
      };
      return access;
    };
    const [found] = await survey({ requestAccess: watched, mayMakeMediaKeys: false });
    expect(found).to.deep.equal({ ...CLEARKEY_IN_CHROMIUM, hdcp: null });
    expect(made).to.equal(0);
    await survey({ requestAccess: watched });
    expect(made).to.equal(1);
  });

  it('is empty where the device has nothing, or the page no EME', async () => {
    expect(await survey({ requestAccess: scriptDevice().requestAccess })).to.deep.equal([]);
    expect(await survey({ requestAccess: undefined })).to.deep.equal([]);
  });
});
