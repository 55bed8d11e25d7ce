import { expect } from '@open-wc/testing';
import type { KeySystemId } from '../../../src/drm/key-system.ts';
import type { GrantedLicense } from '../../../src/drm/license-grant.ts';
import { parseEntitlement } from '../../../src/storefront/entitlement.ts';
import { playerErrorFrom } from '../lib/rejection.ts';
import { jsonBody, KEY_ID } from './fake-feed.ts';

const BARE = 'https://rights.test/rights/?a=1';
const URL = `${BARE}&ExpressPlayToken=AQAA`;

function licenseBy(tokenCarriage: unknown, keySystem: KeySystemId = 'playready', epTokenURL = URL): GrantedLicense {
  const licenses = [{ keyIDs: [KEY_ID], epTokenURL }];
  const answer = { messageID: 'm1', version: 1, isAllowed: true, epTokenURL, licenses, tokenCarriage };
  const [license] = parseEntitlement(jsonBody(answer), 'm1', keySystem).licenses;
  if (license === undefined) throw new TypeError('Expected one license');
  return license;
}

describe('tokenCarriage of an entitlement', () => {
  it('leaves the token where it is, unless it says otherwise', () => {
    for (const carriage of [undefined, 'url']) {
      expect(licenseBy(carriage)).to.deep.equal({ keyIds: [KEY_ID], url: URL });
    }
  });

  it('takes the token out of the URL, and nothing else', () => {
    const header = { header: 'X-Operator-Token' };
    for (const [carriage, keySystem] of [
      [header, 'widevine'],
      [header, 'clearkey'],
      ['customData', 'playready'],
    ] as const) {
      const token = { value: 'AQAA', carriage };
      expect(licenseBy(carriage, keySystem)).to.deep.equal({ keyIds: [KEY_ID], url: BARE, token });
    }
  });

  for (const [what, carriage, keySystem, epTokenURL, field] of [
    ['CustomData for Widevine', 'customData', 'widevine', URL, 'tokenCarriage'],
    ['CustomData for ClearKey', 'customData', 'clearkey', URL, 'tokenCarriage'],
    ['a URL without a token', { header: 'X-Token' }, 'widevine', BARE, 'licenses'],
    ['an empty token', { header: 'X-Token' }, 'widevine', `${BARE}&ExpressPlayToken=`, 'licenses'],
    ['a carriage of no kind', 'body', 'playready', URL, 'tokenCarriage'],
    ...['Cookie', 'host', 'Sec-Token', 'Content-Type', 'SOAPAction', 'X Token', 'X:Token', ''].map(
      (header) => [`the header "${header}"`, { header }, 'widevine', URL, 'tokenCarriage'] as const,
    ),
  ] as const) {
    it(`refuses ${what}`, () => {
      const error = playerErrorFrom(() => licenseBy(carriage, keySystem, epTokenURL));
      expect(error.code).to.equal('ENTITLEMENT_INVALID');
      expect(error.details.field).to.match(new RegExp(`^${field}`));
      expect(error.message).not.to.contain('AQAA');
    });
  }
});
