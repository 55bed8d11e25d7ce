import { expect } from '@open-wc/testing';
import { toLicenseMessage } from '../../../src/drm/license-message.ts';
import { bodyText } from '../../../src/lib/http.ts';
import { playerErrorFrom } from '../lib/rejection.ts';
import { base64, SOAP_CHALLENGE, utf16, utf8, wrap } from './playready-messages.ts';

describe('toLicenseMessage', () => {
  for (const keySystem of ['widevine', 'clearkey'] as const) {
    it(`sends the bytes of ${keySystem} as they are, whatever they look like`, () => {
      const message = utf8(wrap(base64(SOAP_CHALLENGE)));
      const { headers, body } = toLicenseMessage(keySystem, message);
      expect(body).to.equal(message);
      expect(headers).to.deep.equal({ 'Content-Type': 'application/octet-stream' });
    });
  }

  it('unwraps what PlayReady wraps', () => {
    const { headers, body } = toLicenseMessage('playready', utf16(wrap(base64(SOAP_CHALLENGE))));
    expect(bodyText(body)).to.equal(SOAP_CHALLENGE);
    expect(headers['Content-Type']).to.equal('text/xml; charset=utf-8');
  });

  it('says KEY_SESSION_FAILED where the CDM wrote nothing', () => {
    for (const keySystem of ['widevine', 'playready', 'clearkey'] as const) {
      const { code } = playerErrorFrom(() => toLicenseMessage(keySystem, new ArrayBuffer(0)));
      expect(code, keySystem).to.equal('KEY_SESSION_FAILED');
    }
  });
});
