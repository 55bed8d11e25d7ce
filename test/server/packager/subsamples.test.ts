import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mapSubsamples } from '../../../server/packager/subsamples.ts';

function nalUnit(type: number, length: number): Buffer {
  const unit = Buffer.alloc(4 + length);
  unit.writeUInt32BE(length);
  unit[4] = type;
  return unit;
}

describe('mapSubsamples', () => {
  it('joins parameter sets with the clear start of the slice behind them', () => {
    const sample = Buffer.concat([nalUnit(6, 30), nalUnit(5, 300)]);
    assert.deepEqual(mapSubsamples('avc1', sample), [{ clearLength: 34 + 64, protectedLength: 240 }]);
  });

  it('leaves a slice shorter than its header room clear', () => {
    assert.deepEqual(mapSubsamples('avc1', nalUnit(1, 50)), [{ clearLength: 54, protectedLength: 0 }]);
  });

  it('splits clear bytes beyond what 16 bits can count', () => {
    const sample = Buffer.concat([nalUnit(6, 70_000), nalUnit(5, 92)]);
    assert.deepEqual(mapSubsamples('avc1', sample), [
      { clearLength: 65_535, protectedLength: 0 },
      { clearLength: 70_004 - 65_535 + 64, protectedLength: 32 },
    ]);
  });

  it('protects each frame of a VP9 superframe and leaves its index clear', () => {
    const marker = 0b1100_0000 | (1 << 3) | 1;
    const index = Buffer.from([marker, 0x90, 0x01, 0x70, 0x00, marker]);
    const sample = Buffer.concat([Buffer.alloc(400), Buffer.alloc(112), index]);
    assert.deepEqual(mapSubsamples('vp09', sample), [
      { clearLength: 64, protectedLength: 336 },
      { clearLength: 64, protectedLength: 48 },
      { clearLength: 6, protectedLength: 0 },
    ]);
  });

  it('protects audio whole', () => {
    assert.equal(mapSubsamples('mp4a', Buffer.alloc(400)), null);
    assert.equal(mapSubsamples('fLaC', Buffer.alloc(400)), null);
  });
});
