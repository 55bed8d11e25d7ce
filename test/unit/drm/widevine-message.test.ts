import { expect } from '@open-wc/testing';
import { isCertificateRequest } from '../../../src/drm/widevine-message.ts';

describe('isCertificateRequest', () => {
  for (const [what, bytes, expected] of [
    ['a service certificate request', [0x08, 0x04], true],
    ['a license request', [0x08, 0x01, 0x12, 0x00], false],
    ['what only begins like a certificate request', [0x08, 0x04, 0x12], false],
    ['half of one', [0x08], false],
    ['nothing', [], false],
  ] as const) {
    it(`says ${expected ? 'yes' : 'no'} to ${what}`, () => {
      expect(isCertificateRequest(Uint8Array.from(bytes).buffer)).to.equal(expected);
    });
  }
});
