import { expect } from '@open-wc/testing';
import { redact, redactUrl } from '../../../src/lib/redact.ts';

const SECRET = 'AQAAABJt0k3nS-_.~x';

const TEXTS: Readonly<Record<string, string>> = {
  'a license URL': `POST https://wv.test/hms/wv/rights/?ExpressPlayToken=${SECRET} failed`,
  'a license URL in other case, not the first parameter': `https://wv.test/?a=1&expressplaytoken=${SECRET}#t=1`,
  'a token request': `https://wv.test/token?customerAuthenticator=201722,${SECRET}&kid=00`,
  'the content key of a token request': `kid=1122&contentKey=${SECRET}&securityLevel=1`,
  'a wrapped key of a token request': `ek=${SECRET}&kek=${SECRET}`,
  'an OAuth query': `?access_token=${SECRET}&token=${SECRET}`,
  'a session of the storefront': `{"accessToken":"${SECRET}","tokenType":"Bearer"}`,
  'an entitlement': `{ "epTokenURL" : "https://wv.test/?x=${SECRET}", "isAllowed": true }`,
  'the cookies of an entitlement': `{"cookies":{"val1":"${SECRET}","val2":"${SECRET}"},"headers":{}}`,
  'the licenses of an entitlement': `{"licenses":[{"keyIDs":["00"],"epTokenURL":"https://wv.test/?x=${SECRET}"}]}`,
  'the cookies of a feed': `{"network":{"cookieHeaders":{"val1":"${SECRET}"},"useRedirectedUrl":true}}`,
  'the relay of a configuration': `{"relay":{"url":"http://127.0.0.1:1/","secret":"${SECRET}","hosts":[]}}`,
  'a call to the relay': `{"secret":"${SECRET}","method":"GET","cookies":{"val1":"${SECRET}"},"keepCookies":true}`,
  'a ClearKey license': `{"keys":[{"kty":"oct","kid":"AAAA","k":"${SECRET}"}],"type":"temporary"}`,
  'a token answer of PlayReady': `{"licenseAcquisitionUrl":"https://x.test","token":"${SECRET}"}`,
  'an authenticator in JSON': `{"customerAuthenticator":"201722,${SECRET}"}`,
  'JSON with an escaped quote in the value': `{"token":"ab\\"${SECRET}"}`,
  'JSON within a JSON string': JSON.stringify({ body: `{"token":"${SECRET}"}` }),
  'an Authorization header': `Authorization: Basic ${SECRET}==\r\nAccept: */*`,
  'a Bearer header without its name': `sent Bearer ${SECRET}, got 401`,
  'a Cookie header with several cookies': `cookie: val1=12345; val2=${SECRET}\r\nAccept: */*`,
  'a token in a header of an operator': `X-Operator-Token: ${SECRET}\r\nAccept: */*`,
  'a token in such a header as JSON': `{"X-EPToken":"${SECRET}","Accept":"*/*"}`,
  'the token in a PlayReady challenge': `<LA><CustomData>${SECRET}</CustomData></LA>`,
  'a Set-Cookie header': `Set-Cookie: session=${SECRET}; Path=/`,
  'headers as JSON': `{"Authorization":"Basic ${SECRET}","Cookie":"val1=${SECRET}","Accept":"*/*"}`,
};

describe('redact', () => {
  for (const [what, text] of Object.entries(TEXTS)) {
    it(`hides the secret of ${what}`, () => {
      const clean = redact(text);
      expect(clean).to.contain('[redacted]');
      expect(clean).not.to.contain(SECRET);
    });
  }

  it('keeps what stands around the secret', () => {
    expect(redact(`GET https://x.test/a?ExpressPlayToken=${SECRET}&kid=11 401`)).to.equal(
      'GET https://x.test/a?ExpressPlayToken=[redacted]&kid=11 401',
    );
    expect(redact(`Cookie: a=${SECRET}\r\nAccept: */*`)).to.equal('Cookie: [redacted]\r\nAccept: */*');
    expect(redact(`{"token":"${SECRET}","kid":"11"}`)).to.equal('{"token":"[redacted]","kid":"11"}');
  });

  it('hides what is as long as a token, whatever it is called', () => {
    expect(redact(`X-Pass: ${'aB3-_'.repeat(30)}, got 403`)).to.equal('X-Pass: [redacted], got 403');
  });

  it('leaves a text without secrets alone', () => {
    const text = 'Expected a license, got HTTP 403 with 17 bytes; key 112233; {"kid":"AAAA","kty":"oct"}';
    expect(redact(text)).to.equal(text);
  });
});

describe('redactUrl', () => {
  it('keeps origin and path only', () => {
    expect(redactUrl(`https://cdn.test:8080/a/b.mpd?sig=${SECRET}#t=${SECRET}`)).to.equal(
      'https://cdn.test:8080/a/b.mpd',
    );
    expect(redactUrl(`https://cdn.test/a.mpd#t=${SECRET}?x`)).to.equal('https://cdn.test/a.mpd');
  });

  it('drops a user name and a password', () => {
    expect(redactUrl(`https://me:${SECRET}@cdn.test/a.mpd`)).to.equal('https://cdn.test/a.mpd');
  });
});
