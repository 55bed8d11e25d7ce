import { expect } from '@open-wc/testing';
import { writeCustomData } from '../../../src/drm/custom-data.ts';
import { decodeXmlText } from '../../../src/drm/xml-text.ts';
import { writeSoapChallenge } from '../../../tools/simulator/cdm/playready-challenge.ts';
import { playerErrorFrom } from '../lib/rejection.ts';
import { KEY_A } from './fake-grant.ts';
import { SOAP_CHALLENGE, utf16, utf8 } from './playready-messages.ts';

const CHALLENGE = writeSoapChallenge([KEY_A], 2);
const PROTOCOLS = 'http://schemas.microsoft.com/DRM/2007/03/protocols';

/** As a license server finds it. */
function readCustomData(challenge: ArrayBuffer): string | null | undefined {
  const soap = new DOMParser().parseFromString(decodeXmlText(challenge), 'application/xml');
  const [content] = soap.getElementsByTagNameNS(PROTOCOLS, 'LA');
  const [found] = content?.getElementsByTagNameNS(PROTOCOLS, 'CustomData') ?? [];
  return found?.parentElement === content ? found?.textContent : null;
}

describe('writeCustomData', () => {
  it('puts a token where a license server looks for it, in the encoding of the challenge', () => {
    for (const encoded of [utf8(CHALLENGE), utf16(CHALLENGE), utf16(`\ufeff${CHALLENGE}`)]) {
      const written = writeCustomData(encoded, 'AQ-A_A');
      expect(readCustomData(written)).to.equal('AQ-A_A');
      expect(decodeXmlText(written).replace('<CustomData>AQ-A_A</CustomData>', '')).to.equal(CHALLENGE);
      expect(written.byteLength > 2 * CHALLENGE.length).to.equal(encoded.byteLength >= 2 * CHALLENGE.length);
    }
  });

  it('keeps the prefix of its parent, and XML whole', () => {
    const prefixed = `<s:Envelope xmlns:s="a"><p:LA xmlns:p="${PROTOCOLS}"></p:LA ></s:Envelope>`;
    expect(readCustomData(writeCustomData(utf8(prefixed), 'a&b<c'))).to.equal('a&b<c');
  });

  for (const [what, challenge] of [
    ['is signed', CHALLENGE.replace('</LA>', '</LA><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>')],
    ['is signed, with a prefix', CHALLENGE.replace('</LA>', '</LA><ds:Signature Id="a"></ds:Signature>')],
    ['has CustomData', CHALLENGE.replace('</LA>', '<CustomData>x</CustomData></LA>')],
    ['has no LA', SOAP_CHALLENGE],
    ['is empty', ''],
  ] as const) {
    it(`says ENTITLEMENT_INVALID of a challenge that ${what}`, () => {
      const error = playerErrorFrom(() => writeCustomData(utf8(challenge), 'AQAA'));
      expect(error.code).to.equal('ENTITLEMENT_INVALID');
      expect(error.details.field).to.equal('tokenCarriage');
      expect(error.message).not.to.contain('AQAA');
    });
  }
});
