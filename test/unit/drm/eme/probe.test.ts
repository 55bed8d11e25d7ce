import { expect } from '@open-wc/testing';
import { createLevelMemory, type LevelMemory } from '../../../../src/drm/eme/level-memory.ts';
import { probeKeySystem, recallKeySystem, type ProbeOptions } from '../../../../src/drm/eme/probe.ts';
import { playerErrorOf } from '../../lib/rejection.ts';
import { ANY_TV, FakeStore, forgetful, scriptDevice, type ScriptedDevice } from './scripted-device.ts';

const CODECS = { audio: 'mp4a.40.2', video: 'avc1.4D401E' };
const WIDEVINE = [
  'com.widevine.alpha HW_SECURE_ALL',
  'com.widevine.alpha HW_SECURE_DECODE',
  'com.widevine.alpha HW_SECURE_CRYPTO',
  'com.widevine.alpha SW_SECURE_DECODE',
  'com.widevine.alpha SW_SECURE_CRYPTO',
  'com.widevine.alpha',
];
const PLAYREADY = [
  'com.microsoft.playready.recommendation 3000',
  'com.microsoft.playready.recommendation 2000',
  'com.microsoft.playready.recommendation',
  'com.microsoft.playready',
];
const EVERY = ['widevine', 'playready', 'clearkey'] as const;

const options = (change: Partial<ProbeOptions>): ProbeOptions => ({
  keySystems: EVERY,
  codecs: CODECS,
  requestAccess: navigator.requestMediaKeySystemAccess.bind(navigator),
  quirks: ANY_TV,
  levels: forgetful(),
  ...change,
});

const probe = (change: Partial<ProbeOptions>): ReturnType<typeof probeKeySystem> => probeKeySystem(options(change));

describe('probeKeySystem', () => {
  it('finds the ClearKey CDM of the browser, for these codecs', async () => {
    const { keySystem, level, access } = await probe({});
    expect([keySystem, level]).to.deep.equal(['clearkey', null]);
    expect(access.keySystem).to.equal('org.w3.clearkey');
    const configuration = access.getConfiguration();
    expect(configuration.initDataTypes).to.include('keyids');
    expect(configuration.videoCapabilities?.[0]?.contentType).to.equal('video/mp4; codecs="avc1.4D401E"');
    expect(configuration.audioCapabilities?.[0]?.contentType).to.equal('audio/mp4; codecs="mp4a.40.2"');
    expect(await access.createMediaKeys()).to.be.instanceOf(MediaKeys);
  });

  it('goes down the ladder of each key system, in the order of preference', async () => {
    const { asked, requestAccess } = scriptDevice('org.w3.clearkey');
    expect((await probe({ requestAccess })).keySystem).to.equal('clearkey');
    expect(asked).to.deep.equal([...WIDEVINE, ...PLAYREADY, 'org.w3.clearkey']);
    const other = scriptDevice('org.w3.clearkey');
    await probe({ requestAccess: other.requestAccess, keySystems: ['playready', 'clearkey', 'widevine'] });
    expect(other.asked).to.deep.equal([...PLAYREADY, 'org.w3.clearkey']);
  });

  for (const [rung, keySystem, level] of [
    ['com.widevine.alpha HW_SECURE_ALL', 'widevine', 'L1'],
    ['com.widevine.alpha HW_SECURE_DECODE', 'widevine', 'L1'],
    ['com.widevine.alpha HW_SECURE_CRYPTO', 'widevine', 'L2'],
    ['com.widevine.alpha SW_SECURE_DECODE', 'widevine', 'L3'],
    ['com.widevine.alpha SW_SECURE_CRYPTO', 'widevine', 'L3'],
    ['com.widevine.alpha', 'widevine', null],
    ['com.microsoft.playready.recommendation 3000', 'playready', 'SL3000'],
    ['com.microsoft.playready.recommendation 2000', 'playready', 'SL2000'],
    ['com.microsoft.playready.recommendation', 'playready', null],
    ['com.microsoft.playready', 'playready', null],
  ] as const) {
    it(`stops at ${rung}: ${keySystem}, ${level ?? 'no level'}`, async () => {
      const { asked, requestAccess } = scriptDevice(rung, 'org.w3.clearkey');
      const found = await probe({ requestAccess });
      expect([found.keySystem, found.level]).to.deep.equal([keySystem, level]);
      expect(asked.pop()).to.equal(rung);
    });
  }

  it('asks for no more than is needed: robustness for the picture alone, no scheme, no state', async () => {
    const { configurations, requestAccess } = scriptDevice('com.widevine.alpha HW_SECURE_DECODE', 'com.widevine.alpha');
    await probe({ requestAccess });
    expect(configurations[0]).to.deep.equal({
      initDataTypes: ['cenc', 'keyids'],
      audioCapabilities: [{ contentType: 'audio/mp4; codecs="mp4a.40.2"' }],
      videoCapabilities: [{ contentType: 'video/mp4; codecs="avc1.4D401E"', robustness: 'HW_SECURE_ALL' }],
      sessionTypes: ['temporary'],
    });
    await probe({ requestAccess, quirks: { ...ANY_TV, asksRobustness: false } });
    expect(configurations.pop()?.videoCapabilities).to.deep.equal([{ contentType: 'video/mp4; codecs="avc1.4D401E"' }]);
  });

  it('names no robustness where a quirk says so', async () => {
    const { asked, requestAccess } = scriptDevice('com.widevine.alpha HW_SECURE_ALL', 'com.microsoft.playready');
    const found = await probe({ requestAccess, quirks: { ...ANY_TV, asksRobustness: false } });
    expect([found.keySystem, found.level]).to.deep.equal(['playready', null]);
    expect(asked).to.deep.equal([...WIDEVINE.slice(-1), ...PLAYREADY.slice(-2)]);
  });

  it('asks for AC-3 as a quirk says, and for other sound as it is', async () => {
    const { configurations, requestAccess } = scriptDevice();
    const soundOf = async (audio: string, probesAc3As: 'ac-3' | 'ec-3'): Promise<unknown> => {
      const codecs = { ...CODECS, audio };
      await playerErrorOf(probe({ requestAccess, codecs, quirks: { ...ANY_TV, probesAc3As } }));
      return configurations.pop()?.audioCapabilities?.[0]?.contentType;
    };
    expect(await soundOf('ac-3', 'ec-3')).to.equal('audio/mp4; codecs="ec-3"');
    expect(await soundOf('ac-3', 'ac-3')).to.equal('audio/mp4; codecs="ac-3"');
    expect(await soundOf('mp4a.40.2', 'ec-3')).to.equal('audio/mp4; codecs="mp4a.40.2"');
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

describe('probeKeySystem on a device that was asked before', () => {
  const L3 = 'com.widevine.alpha SW_SECURE_DECODE';
  let store: FakeStore;
  let tv: ScriptedDevice;

  beforeEach(() => {
    store = new FakeStore();
    tv = scriptDevice(L3);
  });

  /** A start of the app. */
  const levels = (device = 'a TV'): Promise<LevelMemory> => Promise.resolve(createLevelMemory({ store, device }));

  const start = async (device: ScriptedDevice, change: Partial<ProbeOptions> = {}): Promise<string[]> => {
    device.asked.length = 0;
    await probe({ requestAccess: device.requestAccess, levels: levels(), ...change }).catch(() => undefined);
    return [...device.asked];
  };

  it('makes one call, for what it found', async () => {
    expect(await start(tv)).to.have.lengthOf(4);
    expect(await start(tv)).to.deep.equal([L3]);
    const again = await probe({ requestAccess: tv.requestAccess, levels: levels() });
    expect([again.keySystem, again.level]).to.deep.equal(['widevine', 'L3']);
    expect(again.access.getConfiguration()).to.be.an('object');
  });

  it('knows beforehand what it will be, without a call', async () => {
    expect(await recallKeySystem(options({ levels: levels() }))).to.equal(null);
    await start(tv);
    tv.asked.length = 0;
    const recalled = await recallKeySystem(options({ levels: levels(), requestAccess: tv.requestAccess }));
    expect(recalled).to.include({ keySystem: 'widevine', level: 'L3' });
    expect(tv.asked).to.deep.equal([]);
  });

  it('goes down the ladder again where the device no longer has it, and remembers what it has now', async () => {
    await start(tv);
    const updated = scriptDevice('com.microsoft.playready');
    expect(await start(updated)).to.deep.equal([L3, ...WIDEVINE, ...PLAYREADY]);
    expect(await start(updated)).to.deep.equal(['com.microsoft.playready']);
  });

  it('forgets what a device has when it has nothing any more', async () => {
    await start(tv);
    await start(scriptDevice());
    expect(await start(tv)).to.have.lengthOf(4);
  });

  it('asks anew for other codecs, and for other key systems', async () => {
    await start(tv);
    expect(await start(tv, { codecs: { ...CODECS, video: 'avc1.64001f' } })).to.have.lengthOf(4);
    expect(await start(tv, { keySystems: ['widevine'] })).to.have.lengthOf(4);
    expect(await start(tv)).to.deep.equal([L3]);
  });

  it('asks anew after the firmware changed', async () => {
    await start(tv);
    expect(await start(tv, { levels: levels('the TV with new firmware') })).to.have.lengthOf(4);
  });
});
