import { expect } from '@open-wc/testing';
import { licenseFailure, mayHealWithNewGrant } from '../../../src/drm/license-failure.ts';
import { answer, NETWORK_FAILURE, TIMEOUT } from '../lib/scripted-transport.ts';
import { utf16 } from './playready-messages.ts';

const SOAP = '<soap:Fault><faultstring>[-4010] Invalid token</faultstring></soap:Fault>';
const MICROSOFT =
  '<soap:Fault><detail><Exception><StatusCode>0x8004c600</StatusCode></Exception></detail></soap:Fault>';
const NO_NUMBER = '<soap:Fault><faultstring>System.Exception: no</faultstring></soap:Fault>';
const code = (value: number): object => ({ code: value, message: `[${value}] text` });

/** Answer, code of the error, whether a new grant may heal it. */
const ANSWERS = [
  ['-4010 as JSON within 401', answer(401, code(-4010)), 'LICENSE_DENIED', true],
  ['-4010 as JSON within 500', answer(500, code(-4010)), 'LICENSE_DENIED', true],
  ['-4010 as SOAP within 500', answer(500, SOAP), 'LICENSE_DENIED', true],
  ['-4010 as SOAP within 200', answer(200, SOAP), 'LICENSE_DENIED', true],
  ['a SOAP fault of PlayReady within 500', answer(500, MICROSOFT), 'LICENSE_DENIED', false],
  ['a SOAP fault of PlayReady within 200', answer(200, MICROSOFT), 'LICENSE_DENIED', false],
  ['a SOAP fault of PlayReady within 403', answer(403, MICROSOFT), 'LICENSE_DENIED', true],
  ['a SOAP fault without a number within 200', answer(200, NO_NUMBER), 'LICENSE_DENIED', false],
  ['a SOAP fault without a number within 500', answer(500, NO_NUMBER), 'LICENSE_UNREACHABLE', false],
  ['-4010 within 200', answer(200, code(-4010)), 'LICENSE_DENIED', true],
  ['-4022 within 400', answer(400, code(-4022)), 'LICENSE_DENIED', false],
  ['-4022 within 403', answer(403, code(-4022)), 'LICENSE_DENIED', false],
  ['401 without a code', answer(401, 'Unauthorized'), 'LICENSE_DENIED', true],
  ['403 without a code', answer(403), 'LICENSE_DENIED', true],
  ['404', answer(404, { code: 0, message: '[0] Not found' }), 'LICENSE_DENIED', false],
  ['400 with a body that is no JSON', answer(400, '{"code":'), 'LICENSE_DENIED', false],
  ['429', answer(429), 'LICENSE_UNREACHABLE', false],
  ['500 without a code', answer(500, 'Internal Server Error'), 'LICENSE_UNREACHABLE', false],
  ['503', answer(503), 'LICENSE_UNREACHABLE', false],
  ['status 0', answer(0), 'LICENSE_UNREACHABLE', false],
  ['200 with an empty body', answer(200), 'LICENSE_INVALID', false],
  ['204', answer(204), 'LICENSE_INVALID', false],
  ['a redirect', answer(302, 'elsewhere'), 'LICENSE_INVALID', false],
  ['a timeout', TIMEOUT, 'LICENSE_UNREACHABLE', false],
  ['a network failure', NETWORK_FAILURE, 'LICENSE_UNREACHABLE', false],
] as const;

describe('licenseFailure', () => {
  for (const [what, outcome, expected] of ANSWERS) {
    it(`calls ${what} ${expected}`, () => {
      expect(licenseFailure(outcome).code).to.equal(expected);
    });
  }

  it('keeps the code of ExpressPlay and the status', () => {
    const failure = licenseFailure(answer(500, SOAP));
    expect(failure.details).to.deep.equal({ expressPlayCode: -4010, httpStatus: 500 });
    expect(licenseFailure(answer(403)).details).to.deep.equal({ httpStatus: 403 });
  });

  it('keeps the number of a PlayReady server', () => {
    const failure = licenseFailure(answer(500, MICROSOFT));
    expect(failure.details).to.deep.equal({ hresult: '0x8004c600', httpStatus: 500 });
    expect(failure.message).to.contain('PlayReady 0x8004c600');
  });

  it('reads a SOAP fault in UTF-16', () => {
    const body = utf16(MICROSOFT);
    expect(licenseFailure({ kind: 'answer', status: 500, body, header: () => null }).details.hresult).to.equal(
      '0x8004c600',
    );
  });

  it('tells a timeout from a network failure', () => {
    expect(licenseFailure(TIMEOUT).message).to.contain('in time');
    expect(licenseFailure(NETWORK_FAILURE).message).to.contain('network');
  });

  it('repeats nothing of what the server said', () => {
    for (const body of ['token=AQAAsecret', SOAP.replace('Invalid token', 'AQAAsecret'), `${MICROSOFT}AQAAsecret`]) {
      const { message, details } = licenseFailure(answer(400, body));
      expect(message + JSON.stringify(details)).not.to.contain('AQAAsecret');
    }
  });
});

describe('mayHealWithNewGrant', () => {
  for (const [what, outcome, , expected] of ANSWERS) {
    it(`says ${expected ? 'yes' : 'no'} to ${what}`, () => {
      expect(mayHealWithNewGrant(outcome)).to.equal(expected);
    });
  }
});
