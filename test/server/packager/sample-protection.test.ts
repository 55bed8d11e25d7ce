import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findBox, writeBox } from '../../../server/packager/boxes.ts';
import { writeSampleProtection } from '../../../server/packager/sample-protection.ts';

const subsample = { clearLength: 64, protectedLength: 160 };

describe('writeSampleProtection', () => {
  it('lists the size of each entry when they differ', () => {
    const samples = [
      { iv: 1n, subsamples: [subsample] },
      { iv: 2n, subsamples: [subsample, subsample, subsample] },
    ];
    const traf = writeBox('traf', ...writeSampleProtection(samples, 500));
    assert.equal(findBox(traf, 'traf', 'saiz').content.toString('hex'), '000000000000000002101c');
  });

  it('gives one size for all entries that are alike', () => {
    const traf = writeBox(
      'traf',
      ...writeSampleProtection(
        [1n, 2n, 3n].map((iv) => ({ iv, subsamples: null })),
        500,
      ),
    );
    assert.equal(findBox(traf, 'traf', 'saiz').content.toString('hex'), '000000000800000003');
    assert.equal(findBox(traf, 'traf', 'senc').content.readUInt32BE(0), 0, 'no subsamples');
  });

  it('writes nothing where the constant IV says it all', () => {
    assert.deepEqual(writeSampleProtection([{ iv: null, subsamples: null }], 500), []);
  });

  it('refuses a sample with more entries than a size byte can tell', () => {
    const subsamples = Array.from({ length: 42 }, () => subsample);
    assert.throws(() => writeSampleProtection([{ iv: 1n, subsamples }], 500), RangeError);
  });
});
