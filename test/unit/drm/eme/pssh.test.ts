import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { readPsshBoxes } from '../../../../src/drm/eme/pssh.ts';
import { joinBytes, parseHex } from '../../../../src/lib/bytes.ts';
import { cencInitData, KEY_ID } from '../../simulator/cdm/init-data.ts';
import { SYSTEMS, writePlayReady, writePssh } from './pssh-boxes.ts';

const OTHER = 'ffeeddccbbaa99887766554433221100';
/** KEY_ID in GUID order, in base64. */
const GUID = 'RDMiEWZViHeZqrvM3e7/AA==';

const keyIdsOf = (...boxes: readonly Uint8Array[]): readonly (readonly string[])[] =>
  readPsshBoxes(joinBytes(boxes)).boxes.map(({ keyIds }) => keyIds);

/** Of a Widevine content: field 2, 16 bytes. */
const widevineKeyId = (keyId: string): Uint8Array => joinBytes([Uint8Array.of(0x12, 16), parseHex(keyId)]);

describe('readPsshBoxes', () => {
  it('reads the key ids of all systems, and keeps each box as it is', () => {
    const { boxes, fault } = readPsshBoxes(cencInitData());
    expect(boxes.map(({ keyIds }) => keyIds)).to.deep.equal([[KEY_ID], [KEY_ID], [KEY_ID]]);
    expect(joinBytes(boxes.map(({ bytes }) => bytes))).to.deep.equal(cencInitData());
    expect(fault).to.equal(null);
  });

  it('reads the list of version 1, whatever the system, and what is inside once', () => {
    expect(keyIdsOf(writePssh({ keyIds: [KEY_ID, OTHER] }))).to.deep.equal([[KEY_ID, OTHER]]);
    expect(keyIdsOf(writePssh({ system: SYSTEMS.unknown, keyIds: [OTHER] }))).to.deep.equal([[OTHER]]);
    const content = joinBytes([widevineKeyId(KEY_ID), widevineKeyId(OTHER)]);
    expect(keyIdsOf(writePssh({ system: SYSTEMS.widevine, keyIds: [KEY_ID], content }))).to.deep.equal([
      [KEY_ID, OTHER],
    ]);
  });

  it('reads a Widevine content among its other fields, and takes none for a key id', () => {
    const fields = [
      Uint8Array.of(0x08, 1),
      Uint8Array.of(0x1a, 2, 0x61, 0x62),
      widevineKeyId(KEY_ID),
      Uint8Array.of(0x48, 0xf3, 0xc6, 0x89, 0x9b, 0x06),
      Uint8Array.of(0x12, 2, 1, 2),
      Uint8Array.of(0x2d, 1, 2, 3, 4),
      Uint8Array.of(0x29, 1, 2, 3, 4, 5, 6, 7, 8),
    ];
    expect(keyIdsOf(writePssh({ system: SYSTEMS.widevine, content: joinBytes(fields) }))).to.deep.equal([[KEY_ID]]);
  });

  it('reads the key ids of PlayReady headers 4.0 (text) and 4.1 and later (attribute), out of GUID order', () => {
    const headers = [
      `<WRMHEADER version="4.0.0.0"><DATA><KID>${GUID}</KID></DATA></WRMHEADER>`,
      `<WRMHEADER version="4.1.0.0"><DATA><PROTECTINFO><KID ALGID="AESCTR" VALUE="${GUID}"/></PROTECTINFO></DATA></WRMHEADER>`,
    ];
    for (const header of headers) {
      const content = writePlayReady(header);
      expect(keyIdsOf(writePssh({ system: SYSTEMS.playready, content }))).to.deep.equal([[KEY_ID]]);
    }
  });

  it('keeps a box that names no key: Widevine can do with a content id', () => {
    expect(keyIdsOf(writePssh({ system: SYSTEMS.widevine, content: Uint8Array.of(0x22, 1, 0x61) }))).to.deep.equal([
      [],
    ]);
  });

  for (const [what, box] of [
    ['a count of keys beyond its end', writePssh({ keyIds: [KEY_ID], count: 0xffffffff })],
    ['a content beyond its end', writePssh({ keyIds: [KEY_ID], contentSize: 5 })],
    ['another type', writePssh({ keyIds: [KEY_ID], type: 'moov' })],
    [
      'a protobuf that ends in the middle',
      writePssh({ system: SYSTEMS.widevine, content: Uint8Array.of(0x12, 16, 1) }),
    ],
    ['a varint without an end', writePssh({ system: SYSTEMS.widevine, content: Uint8Array.of(0x08, 0xff, 0xff) })],
    ['no PlayReady Object', writePssh({ system: SYSTEMS.playready, content: Uint8Array.of(1, 2, 3) })],
    [
      'a PlayReady record beyond its object',
      writePssh({ system: SYSTEMS.playready, content: writePlayReady('<A/>', 99) }),
    ],
  ] as const) {
    it(`leaves out a box with ${what}, says so, and reads on`, () => {
      const { boxes, fault } = readPsshBoxes(joinBytes([box, writePssh({ keyIds: [OTHER] })]));
      expect(boxes.map(({ keyIds }) => keyIds)).to.deep.equal([[OTHER]]);
      expect(fault).to.equal(`a box of ${box.length} bytes that is no pssh box`);
    });
  }

  for (const size of [0, 1, 27, 53, 0x7fffffff]) {
    it(`reads no further than a box that says it has ${size} bytes`, () => {
      const { boxes, fault } = readPsshBoxes(
        joinBytes([writePssh({ keyIds: [OTHER] }), writePssh({ keyIds: [KEY_ID], size })]),
      );
      expect(boxes.map(({ keyIds }) => keyIds)).to.deep.equal([[OTHER]]);
      expect(fault).to.equal(`a box of ${size} bytes where there are 52`);
    });
  }

  it('takes a PlayReady header that is no XML, or has no key id in it, for one that names none', () => {
    for (const header of ['<WRM', '<WRMHEADER><KID>?</KID><KID VALUE="AAAA"/></WRMHEADER>']) {
      expect(keyIdsOf(writePssh({ system: SYSTEMS.playready, content: writePlayReady(header) }))).to.deep.equal([[]]);
    }
  });

  it('throws at nothing, and tells only what has the length of a key id', () => {
    const anyBox = fc.record({
      system: fc.constantFrom(...Object.values(SYSTEMS)),
      content: fc.uint8Array({ maxLength: 64 }),
      keyIds: fc.constantFrom([KEY_ID], []),
    });
    const flipped = fc.tuple(fc.nat({ max: 700 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(fc.array(anyBox, { maxLength: 3 }), fc.array(flipped, { maxLength: 8 }), (boxes, flips) => {
        const bytes = joinBytes([...boxes.map(writePssh), cencInitData()]);
        for (const [at, value] of flips) bytes[at] = value;
        const read = readPsshBoxes(bytes);
        for (const { keyIds } of read.boxes) for (const keyId of keyIds) expect(keyId).to.match(/^[0-9a-f]{32}$/);
        const length = read.boxes.reduce((sum, box) => sum + box.bytes.length, 0);
        expect(read.fault === null).to.equal(length === bytes.length);
      }),
      { numRuns: 500 },
    );
  });
});
