import { expect } from '@open-wc/testing';
import { entitlementRequest, parseEntitlement } from '../../../src/storefront/entitlement.ts';
import type { LicenseGrant } from '../../../src/drm/license-grant.ts';
import { playerErrorFrom } from '../lib/rejection.ts';
import { jsonBody, KEY_ID } from './fake-feed.ts';

const URL = 'https://rights.test/?ExpressPlayToken=AQAA';
const ANSWER = {
  messageID: 'm1',
  version: 1,
  isAllowed: true,
  epTokenURL: URL,
  licenses: [{ keyIDs: [KEY_ID], epTokenURL: URL }],
  expiresIn: 60,
  cookies: { val1: '12345' },
  headers: { 'X-Grant': '1' },
};

const parse = (change: object): LicenseGrant => parseEntitlement(jsonBody({ ...ANSWER, ...change }), 'm1', 'widevine');

describe('entitlementRequest', () => {
  it('is that of the sample entitlement server, with the key system', () => {
    expect(JSON.parse(entitlementRequest('m1', 'aurora', 'widevine', false))).to.deep.equal({
      messageID: 'm1',
      version: 1,
      contentID: 'aurora',
      requestType: 1,
      customerCookie: 'm1',
      keySystem: 'widevine',
    });
  });

  it('says that it is a renewal, where it is one', () => {
    const request = JSON.parse(entitlementRequest('m1', 'aurora', 'widevine', true)) as Record<string, unknown>;
    expect(request.isRenewal).to.equal(true);
  });

  it('shortens the customer cookie to the 32 characters that ExpressPlay carries', () => {
    const messageID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
    const request = JSON.parse(entitlementRequest(messageID, 'aurora', 'widevine', false)) as Record<string, unknown>;
    expect(request.messageID).to.equal(messageID);
    expect(request.customerCookie).to.equal(messageID.slice(0, 32));
  });
});

describe('parseEntitlement', () => {
  it('makes a grant of an answer that allows', () => {
    expect(parse({})).to.deep.equal({
      keySystem: 'widevine',
      licenses: [{ keyIds: [KEY_ID], url: URL }],
      cookies: { val1: '12345' },
      headers: { 'X-Grant': '1' },
      expiresInS: 60,
    });
  });

  it('lets a grant live for five minutes where nothing is said', () => {
    const grant = parse({ expiresIn: undefined, cookies: undefined, headers: undefined });
    expect(grant.expiresInS).to.equal(300);
    expect(grant).not.to.have.property('licenseDurationS');
    expect(parse({ licenseDuration: 7200 }).licenseDurationS).to.equal(7200);
    expect(grant).not.to.have.property('renewAfterS');
    expect(parse({ renewAfter: 600 }).renewAfterS).to.equal(600);
    expect(grant.cookies).to.deep.equal({});
    expect(grant.headers).to.deep.equal({});
  });

  it('takes an answer to another message for a denial', () => {
    expect(playerErrorFrom(() => parse({ messageID: 'm2' })).code).to.equal('ENTITLEMENT_DENIED');
  });

  it('says TOKEN_REFUSED with the code of ExpressPlay for a negative error', () => {
    const error = playerErrorFrom(() => parse({ isAllowed: false, error: -2018 }));
    expect(error.code).to.equal('TOKEN_REFUSED');
    expect(error.details).to.deep.equal({ expressPlayCode: -2018 });
  });

  it('says ENTITLEMENT_UNREACHABLE when the token service is out of order: nobody said no', () => {
    const error = playerErrorFrom(() => parse({ isAllowed: false, error: 503 }));
    expect(error.code).to.equal('ENTITLEMENT_UNREACHABLE');
    expect(error.details).to.deep.equal({ entitlementError: 503 });
  });

  it('says ENTITLEMENT_DENIED for any other refusal', () => {
    const error = playerErrorFrom(() => parse({ isAllowed: false, error: 404 }));
    expect(error.code).to.equal('ENTITLEMENT_DENIED');
    expect(error.details).to.deep.equal({ entitlementError: 404 });
    expect(playerErrorFrom(() => parse({ isAllowed: false })).code).to.equal('ENTITLEMENT_DENIED');
    expect(playerErrorFrom(() => parse({ isAllowed: false, epTokenURL: '', licenses: [] })).code).to.equal(
      'ENTITLEMENT_DENIED',
    );
  });

  for (const [field, change] of [
    ['licenses', { licenses: [] }],
    ['licenses', { licenses: undefined }],
    ['version', { version: 2 }],
    ['isAllowed', { isAllowed: 'yes' }],
    ['epTokenURL', { epTokenURL: undefined }],
    ['expiresIn', { expiresIn: 0 }],
    ['licenseDuration', { licenseDuration: 0 }],
    ['renewAfter', { renewAfter: 0 }],
    ['cookies.val1', { cookies: { val1: 12345 } }],
    ['licenses.0.keyIDs.0', { licenses: [{ keyIDs: [KEY_ID.toUpperCase()], epTokenURL: URL }] }],
    ['licenses.0.epTokenURL', { licenses: [{ keyIDs: [KEY_ID], epTokenURL: '' }] }],
  ] as const) {
    it(`refuses an answer that does not fit in ${field}: ${JSON.stringify(change)}`, () => {
      const error = playerErrorFrom(() => parse(change));
      expect(error.code).to.equal('ENTITLEMENT_INVALID');
      expect(error.details.field).to.equal(field);
      expect(error.message).not.to.contain('AQAA');
    });
  }

  it('refuses what is no JSON', () => {
    const body = new TextEncoder().encode('<html>').buffer;
    expect(playerErrorFrom(() => parseEntitlement(body, 'm1', 'widevine')).code).to.equal('ENTITLEMENT_INVALID');
  });
});
