import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBoxes } from '../../../server/packager/boxes.ts';
import { formatUuid, toGuidOrder } from '../../../server/packager/key-id.ts';
import { writePsshBoxes } from '../../../server/packager/pssh.ts';

const KEY_ID = Buffer.from('9e828b37842d9f710233c007fb1d4f5b', 'hex');
const WIDEVINE = 'AAAAQ3Bzc2gAAAAA7e+LqXnWSs6jyCfc1R0h7QAAACMIARIQnoKLN4Qtn3ECM8AH+x1PWxoKaW50ZXJ0cnVzdCIBKg==';
const GUID_ORDER = 'N4uCni2EcZ8CM8AH+x1PWw==';

const headerOf = (playready: Buffer) => playready.subarray(32 + 10).toString('utf16le');

describe('writePsshBoxes', () => {
  it('writes the Widevine box of ExpressPlay’s packaging guide, byte for byte', () => {
    assert.equal(writePsshBoxes(KEY_ID, 'cenc').widevine.toString('base64'), WIDEVINE);
  });

  it('writes the Widevine data that packagers are told to give for key id 000102…', () => {
    const { widevine } = writePsshBoxes(Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex'), 'cenc');
    assert.equal(widevine.toString('base64', 32), 'CAESEAABAgMEBQYHCAkKCwwNDg8aCmludGVydHJ1c3QiASo=');
  });

  it('tells Widevine of cbcs by its four-character code', () => {
    const box = writePsshBoxes(KEY_ID, 'cbcs').widevine;
    assert.equal(box.readUInt32BE(28), box.length - 32);
    assert.equal(box.toString('hex', 32, 50), `1210${KEY_ID.toString('hex')}`);
    // Field 9, then 'cbcs' (0x63626373) as a varint, seven bits at a time.
    assert.equal(box.toString('hex').slice(-12), '48f3c6899b06');
  });

  it('writes a PlayReady Object whose lengths fit and whose key id is in GUID order', () => {
    const { playready } = writePsshBoxes(KEY_ID, 'cenc');
    const object = playready.subarray(32);
    assert.equal(playready.readUInt32BE(28), object.length);
    assert.equal(object.readUInt32LE(0), object.length);
    assert.deepEqual([object.readUInt16LE(4), object.readUInt16LE(6)], [1, 1]);
    assert.equal(object.readUInt16LE(8), object.length - 10);
    assert.match(headerOf(playready), /version="4\.2\.0\.0"/);
    assert.ok(headerOf(playready).includes(`<KID ALGID="AESCTR" VALUE="${GUID_ORDER}">`));
  });

  it('writes PlayReady header 4.3 for cbcs', () => {
    const header = headerOf(writePsshBoxes(KEY_ID, 'cbcs').playready);
    assert.match(header, /version="4\.3\.0\.0"/);
    assert.match(header, /ALGID="AESCBC"/);
  });

  it('writes a common box of version 1 with the key id and no data', () => {
    const { common } = writePsshBoxes(KEY_ID, 'cenc');
    assert.equal(
      common.toString('hex', 8),
      `010000001077efecc0b24d02ace33c1e52e2fb4b00000001${KEY_ID.toString('hex')}00000000`,
    );
  });

  it('starts each box with its system id', () => {
    const boxes = writePsshBoxes(KEY_ID, 'cenc');
    const systems = [boxes.common, boxes.widevine, boxes.playready].map((bytes) => {
      const [box] = readBoxes(bytes);
      return `${box?.type ?? ''} ${formatUuid(box?.content.subarray(4, 20) ?? Buffer.alloc(0))}`;
    });
    assert.deepEqual(systems, [
      'pssh 1077efec-c0b2-4d02-ace3-3c1e52e2fb4b',
      'pssh edef8ba9-79d6-4ace-a3c8-27dcd51d21ed',
      'pssh 9a04f079-9840-4286-ab92-e65be0885f95',
    ]);
  });
});

describe('formatUuid', () => {
  it('writes a key id as a manifest’s default_KID, which keeps its byte order', () => {
    assert.equal(formatUuid(KEY_ID), '9e828b37-842d-9f71-0233-c007fb1d4f5b');
  });
});

describe('toGuidOrder', () => {
  it('turns about the first three groups and leaves its argument alone', () => {
    const before = KEY_ID.toString('hex');
    assert.equal(toGuidOrder(KEY_ID).toString('base64'), GUID_ORDER);
    assert.equal(KEY_ID.toString('hex'), before);
  });
});
