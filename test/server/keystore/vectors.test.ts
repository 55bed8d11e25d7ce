import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { formatKekId, unwrapKey, wrapKey } from '../../../server/keystore/key-wrap.ts';
import { parseKid } from '../../../server/keystore/kid.ts';

/** Samples of the SKM documents: kek, k, ek. */
const WRAPPED = [
  [
    '000102030405060708090a0b0c0d0e0f',
    'a9b9033df0b9ca5447839e3d074817a0',
    '5dbd06c0056b42fe0b8cf406679620c31bd619732730433d',
  ],
  [
    '000102030405060708090a0b0c0d0e0f',
    'd4783a651c96a872daa145ce1a378153',
    'b6862c586af0d70fdc594deb7b254bb38937113dbc6411ea',
  ],
  [
    '00112233445566778899aabbccddeeff',
    '12341234123412341234123412341234',
    'ffaf1dae9201d1adf62770dca5ddb77ad773a79369e39986',
  ],
] as const;

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((it) => Buffer.from(it).toString('hex'));

void describe('wrapKey', () => {
  for (const [kek, key, ek] of WRAPPED) {
    void it(`wraps ${key} as the SKM documents do, and unwraps it`, () => {
      assert.equal(wrapKey(key, kek), ek);
      assert.equal(unwrapKey(ek, kek), key);
      assert.equal(unwrapKey(ek.toUpperCase(), kek.toUpperCase()), key);
    });
  }

  void it('agrees with RFC 3394, 4.1', () => {
    const ek = wrapKey('00112233445566778899aabbccddeeff', '000102030405060708090a0b0c0d0e0f');
    assert.equal(ek, '1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5');
  });

  void it('gives any key back, and none of a key with one bit changed', () => {
    fc.assert(
      fc.property(hex(16), hex(16), fc.integer({ min: 0, max: 191 }), (key, kek, bit) => {
        const ek = wrapKey(key, kek);
        assert.equal(unwrapKey(ek, kek), key);
        const bytes = Buffer.from(ek, 'hex');
        bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        assert.equal(unwrapKey(bytes.toString('hex'), kek), null);
      }),
    );
  });

  void it('gives nothing for another kek, nor for what is no wrapped key', () => {
    assert.equal(unwrapKey(WRAPPED[0][2], WRAPPED[2][0]), null);
    for (const ek of ['', '00', 'zz', 'f'.repeat(46)]) assert.equal(unwrapKey(ek, WRAPPED[0][0]), null);
  });
});

void describe('formatKekId', () => {
  void it('is that of the live service, with 40 digits in upper case', () => {
    assert.equal(formatKekId('1'.repeat(32)), '#1.952241B0259652B68A8CAE2BE819DFA3390CDB35');
  });

  void it('begins as that of the reference server, which keeps 32 digits in lower case', () => {
    const reference = '#1.afe008a381bdac03b412a92d54b92ddf';
    assert.equal(formatKekId('000102030405060708090a0b0c0d0e0f').toLowerCase().slice(0, 35), reference);
  });

  void it('is one for one kek, however it is written', () => {
    assert.equal(formatKekId('AB'.repeat(16)), formatKekId('ab'.repeat(16)));
  });
});

void describe('parseKid', () => {
  void it('hashes what follows a caret', () => {
    assert.equal(parseKid('^kid1'), '80ea8bc8a58f990ad1f76bc665b30bfa');
    assert.equal(parseKid('^CNN.2014.12.18'), '874cc4da3e96faf052d2a7f1d8dab7c2');
  });

  void it('takes 32 digits in any case', () => {
    assert.equal(parseKid('FD1a706ac2b36002888f6d4a414333C3'), 'fd1a706ac2b36002888f6d4a414333c3');
  });

  void it('takes nothing else', () => {
    for (const text of ['', '^', `^${'a'.repeat(65)}`, '^é', '^a\n', 'a'.repeat(31), 'a'.repeat(33), 'g'.repeat(32)]) {
      assert.equal(parseKid(text), null, text);
    }
    assert.notEqual(parseKid(`^${'a'.repeat(64)}`), null);
  });
});
