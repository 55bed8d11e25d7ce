import { expect } from '@open-wc/testing';
import { joinInitData, toInitData } from '../../../../src/drm/eme/key-request.ts';
import { parseHex } from '../../../../src/lib/bytes.ts';

const KEY_IDS = ['00112233445566778899aabbccddeeff', 'ffffffffffffffffffffffffffffffff'];
const PSSH = parseHex('00000020707373680000000000000000000000000000000000000000');

describe('toInitData', () => {
  it('gives ClearKey the key ids as JSON, with or without a pssh box', () => {
    for (const initData of [null, PSSH]) {
      const made = toInitData('clearkey', { keyIds: KEY_IDS, initData });
      expect(made?.type).to.equal('keyids');
      expect(JSON.parse(new TextDecoder().decode(made?.bytes))).to.deep.equal({
        kids: ['ABEiM0RVZneImaq7zN3u_w', '_____________________w'],
      });
    }
  });

  for (const keySystem of ['widevine', 'playready'] as const) {
    it(`gives ${keySystem} the pssh boxes`, () => {
      expect(toInitData(keySystem, { keyIds: KEY_IDS, initData: PSSH })).to.deep.equal({ type: 'cenc', bytes: PSSH });
    });

    it(`has nothing to give to ${keySystem} where no box is known`, () => {
      expect(toInitData(keySystem, { keyIds: KEY_IDS, initData: null })).to.equal(null);
    });
  }
});

describe('joinInitData', () => {
  it('puts the boxes one after the other, in their order', () => {
    expect(joinInitData(['AAEC', '\n  AwQ=\n'])).to.deep.equal(Uint8Array.of(0, 1, 2, 3, 4));
  });

  it('is null for no boxes', () => {
    expect(joinInitData([])).to.equal(null);
  });
});
