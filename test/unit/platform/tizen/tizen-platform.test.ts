import { expect } from '@open-wc/testing';
import { createTizenPlatform } from '../../../../src/platform/tizen/tizen-platform.ts';
import { parseUserAgent } from '../../../../src/platform/user-agent.ts';

const TOLD = parseUserAgent(
  'Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.5) AppleWebKit/537.36 (KHTML, like Gecko) 85.0.4183.93/6.5 TV Safari/537.36',
);

const globals = window as { tizen?: unknown; webapis?: unknown };

/** Samsung's device API with a remote that has these keys. Returns what was asked of it. */
function installTizen(supported: readonly string[]): string[] {
  const asked: string[] = [];
  globals.tizen = {
    tvinputdevice: {
      getSupportedKeys: () => supported.map((name) => ({ name })),
      registerKeyBatch: (names: readonly string[]) => asked.push(`register ${names.join(' ')}`),
    },
    application: { getCurrentApplication: () => ({ exit: () => asked.push('exit') }) },
  };
  return asked;
}

describe('createTizenPlatform', () => {
  afterEach(() => {
    delete globals.tizen;
    delete globals.webapis;
  });

  it("reads Samsung's remote, with 10009 as Back and no key of LG's", () => {
    const { name, remoteKeys } = createTizenPlatform(TOLD);
    expect(name).to.equal('tizen');
    const codes = [37, 38, 39, 40, 13, 10009, 415, 19, 10252, 413, 412, 417, 10232, 10233, 403, 404, 405, 406, 461];
    expect(codes.map((code) => remoteKeys[code])).to.deep.equal([
      ...['left', 'up', 'right', 'down', 'ok', 'back', 'play', 'pause', 'play-pause', 'stop', 'rewind', 'fast-forward'],
      ...['track-previous', 'track-next'],
      ...['red', 'green', 'yellow', 'blue', undefined],
    ]);
  });

  it('asks for the keys that this remote has, and no other: one unknown name fails the batch', () => {
    const asked = installTizen(['VolumeUp', 'MediaPlayPause', 'ColorF0Red']);
    createTizenPlatform(TOLD);
    expect(asked).to.deep.equal(['register MediaPlayPause ColorF0Red']);
  });

  it('leaves channel, number, info and extra keys, and those of the volume, to the TV', () => {
    const { remoteKeys } = createTizenPlatform(TOLD);
    const others = [427, 428, 48, 57, 416, 457, 458, 10133, 10135, 10221, 10225, 10253, 447, 448, 449, 10182];
    expect(others.filter((code) => remoteKeys[code] !== undefined)).to.deep.equal([]);
  });

  it('tells the screensaver when it may come, and where the set cannot be told leaves it', () => {
    const states: number[] = [];
    Object.assign(window, { webapis: { appcommon: { setScreenSaver: (state: number) => states.push(state) } } });
    createTizenPlatform(TOLD).allowScreensaver(false);
    createTizenPlatform(TOLD).allowScreensaver(true);
    expect(states).to.deep.equal([0, 1]);
    const refuse = (): never => {
      throw new DOMException('no privilege');
    };
    Object.assign(window, { webapis: { appcommon: { setScreenSaver: refuse } } });
    expect(() => createTizenPlatform(TOLD).allowScreensaver(true)).not.to.throw();
  });

  it('tells whether the Voice Guide is on, and again when the app comes back into view', async () => {
    let value: unknown = 1;
    const asked: unknown[] = [];
    const getMenuValue = (key: unknown): unknown => {
      asked.push(key);
      return value;
    };
    Object.assign(window, { webapis: { tvinfo: { TvInfoMenuKey: { VOICE_GUIDE_KEY: 7 }, getMenuValue } } });
    const told: boolean[] = [];
    createTizenPlatform(TOLD).watchScreenReader((isOn) => told.push(isOn));
    await Promise.resolve();
    value = 0;
    document.dispatchEvent(new Event('visibilitychange'));
    await Promise.resolve();
    expect(told).to.deep.equal([true, false]);
    expect(asked).to.deep.equal([7, 7]);
  });

  it('says nothing of a screen reader where the set does not', async () => {
    const told: boolean[] = [];
    createTizenPlatform(TOLD).watchScreenReader((isOn) => told.push(isOn));
    await Promise.resolve();
    expect(told).to.deep.equal([]);
  });

  it('leaves through the application', () => {
    const asked = installTizen([]);
    createTizenPlatform(TOLD).exit();
    expect(asked.pop()).to.equal('exit');
  });

  it('works where there is no device API', () => {
    expect(() => createTizenPlatform(TOLD).exit()).not.to.throw();
  });
});
