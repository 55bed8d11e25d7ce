import { expect } from '@open-wc/testing';
import type { RemoteKeyMap } from '../../../src/remote/remote-key.ts';
import { decodeKeyPress, isArrow } from '../../../src/remote/remote-keys.ts';
import type { KeySignal } from '../../../src/remote/remote-keys.ts';

const TIZEN: RemoteKeyMap = { 38: 'up', 10009: 'back', 10252: 'play-pause' };

function signal(keyCode: number, change: Partial<KeySignal> = {}): KeySignal {
  return { keyCode, key: '', repeat: false, timeStamp: 1200, ctrlKey: false, altKey: false, metaKey: false, ...change };
}

describe('decodeKeyPress', () => {
  it('reads a key by the map it is given', () => {
    expect(decodeKeyPress(signal(10009), TIZEN)).to.deep.equal({ key: 'back', isRepeat: false, atMs: 1200 });
    expect(decodeKeyPress(signal(461), TIZEN)).to.equal(null);
  });

  it('reads a character by what is typed, wherever the keyboard has it', () => {
    const keyMap: RemoteKeyMap = { 'key ?': 'help', 188: 'up' };
    expect(decodeKeyPress(signal(188, { key: '?' }), keyMap)?.key).to.equal('help');
    expect(decodeKeyPress(signal(188, { key: ',' }), keyMap)?.key).to.equal('up');
  });

  it('tells a held key from a pressed one', () => {
    expect(decodeKeyPress(signal(38, { repeat: true }), TIZEN)?.isRepeat).to.equal(true);
  });

  it('leaves the shortcuts of a desktop alone', () => {
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey']) {
      expect(decodeKeyPress(signal(38, { [modifier]: true }), TIZEN), modifier).to.equal(null);
    }
  });
});

describe('isArrow', () => {
  it('knows the four arrows from all other keys', () => {
    expect((['up', 'down', 'left', 'right'] as const).every(isArrow)).to.equal(true);
    expect((['ok', 'back', 'rewind', 'blue'] as const).some(isArrow)).to.equal(false);
  });
});
