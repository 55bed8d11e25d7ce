import { expect } from '@open-wc/testing';
import { keyIdsOf, toKeyRequests } from '../../../../src/engines/dash/track-keys.ts';

const A = 'a0000000000000000000000000000001';
const B = 'b0000000000000000000000000000002';

describe('toKeyRequests', () => {
  it('makes one request per key id of the track, with the pssh boxes of the track', () => {
    const contentProtection = [{ pssh: { __text: 'AAEC' } }, { pssh: null }, {}, { pssh: { __text: 'AwQ=' } }];
    const initData = Uint8Array.of(0, 1, 2, 3, 4);
    expect(toKeyRequests({ normalizedKeyIds: new Set([A, B]), contentProtection })).to.deep.equal([
      { keyIds: [A], initData },
      { keyIds: [B], initData },
    ]);
  });

  it('has no init data where the track has no box', () => {
    expect(toKeyRequests({ normalizedKeyIds: new Set([A]) })).to.deep.equal([{ keyIds: [A], initData: null }]);
  });

  it('asks for nothing where the track is clear', () => {
    expect(toKeyRequests({ normalizedKeyIds: new Set(), contentProtection: null })).to.deep.equal([]);
    expect(toKeyRequests({})).to.deep.equal([]);
  });
});

describe('keyIdsOf', () => {
  it('lists the key ids of a track', () => {
    expect(keyIdsOf({ normalizedKeyIds: new Set([A, B]) })).to.deep.equal([A, B]);
    expect(keyIdsOf({ normalizedKeyIds: null })).to.deep.equal([]);
  });
});
