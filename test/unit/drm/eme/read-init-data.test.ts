import { expect } from '@open-wc/testing';
import { readInitData } from '../../../../src/drm/eme/read-init-data.ts';
import { joinBytes, parseHex } from '../../../../src/lib/bytes.ts';
import { KEY_ID } from '../../simulator/cdm/init-data.ts';
import { SYSTEMS, writePssh } from './pssh-boxes.ts';

const OTHER = 'ffeeddccbbaa99887766554433221100';
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('readInitData', () => {
  it('gives each key the boxes that name it, and those that name none', () => {
    const one = writePssh({ keyIds: [KEY_ID] });
    const both = writePssh({ system: SYSTEMS.unknown, keyIds: [KEY_ID, OTHER] });
    const anonymous = writePssh({ system: SYSTEMS.widevine });
    const found = readInitData('cenc', joinBytes([one, both, anonymous]));
    expect([...found.byKeyId.keys()]).to.deep.equal([KEY_ID, OTHER]);
    expect(found.byKeyId.get(KEY_ID)).to.deep.equal(joinBytes([one, both, anonymous]));
    expect(found.byKeyId.get(OTHER)).to.deep.equal(joinBytes([both, anonymous]));
    expect([found.forAnyKey, found.fault]).to.deep.equal([null, null]);
  });

  it('has boxes for any key where none is named', () => {
    const anonymous = writePssh({ system: SYSTEMS.widevine });
    const found = readInitData('cenc', anonymous);
    expect([found.byKeyId.size, found.forAnyKey]).to.deep.equal([0, anonymous]);
  });

  it('has nothing for anybody in garbage, and says why', () => {
    const found = readInitData('cenc', encode('no box at all, but long enough for one'));
    expect([found.byKeyId.size, found.forAnyKey]).to.deep.equal([0, null]);
    expect(found.fault).to.include('bytes where there are');
  });

  it('reads key ids alone: ClearKey needs no more', () => {
    const found = readInitData('keyids', encode('{"kids":["ESIzRFVmd4iZqrvM3e7_AA","AAAA"]}'));
    expect([...found.byKeyId]).to.deep.equal([[KEY_ID, null]]);
    expect([...readInitData('webm', parseHex(KEY_ID)).byKeyId]).to.deep.equal([[KEY_ID, null]]);
  });

  for (const [type, text] of [
    ['keyids', 'no JSON'],
    ['keyids', 'null'],
    ['keyids', '{"kids":7}'],
    ['keyids', '{"kids":["?"]}'],
    ['webm', 'of another length'],
    ['sinf', 'whatever'],
  ] as const) {
    it(`leaves out init data of type ${type}: ${text}`, () => {
      const { byKeyId, forAnyKey, fault } = readInitData(type, encode(text));
      expect([byKeyId.size, forAnyKey, fault]).to.deep.equal([0, null, `init data of type ${type}`]);
    });
  }
});
