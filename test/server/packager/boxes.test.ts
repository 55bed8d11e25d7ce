import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findBox, readBoxes, writeBox, writeFullBox } from '../../../server/packager/boxes.ts';

const content = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
const type = fc.stringMatching(/^[a-z0-9]{4}$/);

describe('boxes', () => {
  it('reads back what it writes, box beside box', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(type, content), { maxLength: 8 }), (boxes) => {
        const file = Buffer.concat(boxes.map(([name, bytes]) => writeBox(name, bytes)));
        assert.deepEqual(
          readBoxes(file).map((box) => [box.type, box.content]),
          boxes,
        );
      }),
    );
  });

  it('finds a box inside others', () => {
    const file = writeBox('moov', writeBox('free'), writeBox('trak', writeFullBox('tkhd', 1, 7, Buffer.from([42]))));
    const tkhd = findBox(file, 'moov', 'trak', 'tkhd').content;
    assert.deepEqual([...tkhd], [1, 0, 0, 7, 42]);
  });

  it('reads a 64-bit size', () => {
    const large = Buffer.from('000000016d6461740000000000000012cafe', 'hex');
    assert.equal(readBoxes(large)[0]?.content.toString('hex'), 'cafe');
  });

  it('rejects a box that reaches beyond the file', () => {
    const cut = writeBox('mdat', Buffer.alloc(10)).subarray(0, 12);
    assert.throws(() => readBoxes(cut), RangeError);
  });

  it('names the path when a box is missing', () => {
    assert.throws(() => findBox(writeBox('moov'), 'moov', 'trak'), /moov\/trak/);
  });
});
