import { expect } from '@open-wc/testing';
import { createTizenPlatform } from '../../../../src/platform/tizen/tizen-platform.ts';
import { parseUserAgent } from '../../../../src/platform/user-agent.ts';

const TOLD = parseUserAgent(
  'Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.5) AppleWebKit/537.36 (KHTML, like Gecko) 85.0.4183.93/6.5 TV Safari/537.36',
);

const globals = window as { tizen?: unknown };

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
  afterEach(() => delete globals.tizen);

  it("reads Samsung's remote, with 10009 as Back and no key of LG's", () => {
    const { name, remoteKeys } = createTizenPlatform(TOLD);
    expect(name).to.equal('tizen');
    const codes = [37, 38, 39, 40, 13, 10009, 415, 19, 10252, 413, 412, 417, 403, 404, 405, 406, 461];
    expect(codes.map((code) => remoteKeys[code])).to.deep.equal([
      ...['left', 'up', 'right', 'down', 'ok', 'back', 'play', 'pause', 'play-pause', 'stop', 'rewind', 'fast-forward'],
      ...['red', 'green', 'yellow', 'blue', undefined],
    ]);
  });

  it('asks for the keys that this remote has, and no other: one unknown name fails the batch', () => {
    const asked = installTizen(['VolumeUp', 'MediaPlayPause', 'ColorF0Red']);
    createTizenPlatform(TOLD);
    expect(asked).to.deep.equal(['register MediaPlayPause ColorF0Red']);
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
