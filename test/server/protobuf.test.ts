import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { bytesOf, numberOf, readProtobuf, writeProtobuf } from '../../server/protobuf.ts';

const field = fc.integer({ min: 1, max: 2 ** 20 });
const value = fc.oneof(fc.nat(0xffffffff), fc.uint8Array({ maxLength: 300 }));

void describe('protobuf', () => {
  void it('writes the examples of the encoding guide', () => {
    assert.equal(Buffer.from(writeProtobuf([[1, 150]])).toString('hex'), '089601');
    assert.equal(Buffer.from(writeProtobuf([[2, 'testing']])).toString('hex'), '120774657374696e67');
    assert.equal(Buffer.from(writeProtobuf([[3, writeProtobuf([[1, 150]])]])).toString('hex'), '1a03089601');
    assert.deepEqual(writeProtobuf([]), new Uint8Array());
  });

  void it('reads what it has written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(field, value), { maxLength: 8 }), (fields) => {
        assert.deepEqual(readProtobuf(writeProtobuf(fields)), fields);
      }),
    );
  });

  void it('finds fields by number and kind', () => {
    const fields = readProtobuf(
      writeProtobuf([
        [1, 7],
        [2, 'a'],
        [1, 8],
        [1, 'b'],
        [2, 'c'],
      ]),
    );
    assert.equal(numberOf(fields, 1), 8);
    assert.equal(numberOf(fields, 2), null);
    assert.deepEqual(bytesOf(fields, 2), [Uint8Array.of(0x61), Uint8Array.of(0x63)]);
    assert.deepEqual(bytesOf(fields, 3), []);
  });

  for (const [what, hex] of [
    ['a field without a value', '08'],
    ['bytes that break off', '120774'],
    ['a number that breaks off', '0896'],
    ['field 0', '0001'],
    ['64 bits', '090000000000000000'],
    ['32 bits of the other kind', '0d00000000'],
    ['a group', '0b0c'],
    ['a number of 33 bits', '088080808010'],
    ['a number without end', '08ffffffffffffffffffff01'],
    ['a length beyond the message', '12ffffffff0f00'],
  ] as const) {
    void it(`refuses ${what}`, () => {
      assert.throws(() => readProtobuf(Buffer.from(hex, 'hex')), TypeError);
    });
  }

  void it('does not write what it cannot read', () => {
    for (const bad of [-1, 0.5, 2 ** 32, NaN]) assert.throws(() => writeProtobuf([[1, bad]]), TypeError);
  });

  void it('reads any bytes or throws a TypeError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          readProtobuf(bytes);
        } catch (error) {
          assert.ok(error instanceof TypeError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
