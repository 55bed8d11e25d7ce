import { expect } from '@open-wc/testing';
import { areAboutKeys, readKeyStatuses } from '../../../../src/drm/eme/key-statuses.ts';
import { parseHex } from '../../../../src/lib/bytes.ts';

const KEY_ID = '112233445566778899aabbccddeeff00';
const AS_GUID = '443322116655887799aabbccddeeff00';

const sessionOf = (...keyIds: readonly string[]): MediaKeySession =>
  ({
    keyStatuses: {
      forEach: (call: (status: string, keyId: Uint8Array) => void) =>
        keyIds.forEach((id) => call('usable', parseHex(id))),
    },
  }) as unknown as MediaKeySession;

describe('readKeyStatuses', () => {
  for (const [what, told, asked, expected] of [
    ['a key id as it is', KEY_ID, KEY_ID, KEY_ID],
    ['a key id as a Windows GUID, where that was asked for', AS_GUID, KEY_ID, KEY_ID],
    ['another key id as it is', AS_GUID, 'b0000000000000000000000000000002', AS_GUID],
  ] as const) {
    it(`reads ${what}`, () => {
      expect([...readKeyStatuses(sessionOf(told), [asked])]).to.deep.equal([[expected, 'usable']]);
    });
  }
});

describe('areAboutKeys', () => {
  for (const [what, keyId, expected] of [
    ['a key id', KEY_ID, true],
    ['zeros', '0'.repeat(32), false],
    ['one byte', '01', false],
  ] as const) {
    it(`says ${expected ? 'yes' : 'no'} to ${what}`, () => {
      expect(areAboutKeys(new Map([[keyId, 'usable']]))).to.equal(expected);
    });
  }
  it('says no to nothing', () => {
    expect(areAboutKeys(new Map())).to.equal(false);
  });
});
