import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { cookiesFor, serializeCookies, type RequestClass } from '../../../src/drm/cookies.ts';
import { Metadata } from '../../../src/drm/metadata.ts';
import { NetworkConfiguration } from '../../../src/drm/network-configuration.ts';
import { playerErrorFrom } from '../lib/rejection.ts';

const MEDIA: readonly RequestClass[] = ['manifest', 'init', 'segment', 'text', 'image'];

function configured(cookies: Readonly<Record<string, string>>, forAll = false): NetworkConfiguration {
  const configuration = new NetworkConfiguration();
  configuration.cookieHeaders = new Metadata();
  for (const [name, value] of Object.entries(cookies)) configuration.cookieHeaders.setValue(name, value);
  configuration.useCookieHeadersForAllRequests = forAll;
  return configuration;
}

const GUIDE = { val1: '12345', val2: 'abcd' };

describe('cookiesFor', () => {
  it('gives no cookies where none are configured', () => {
    expect(cookiesFor('license', new NetworkConfiguration())).to.deep.equal({});
  });

  it('gives them to key requests only', () => {
    expect(cookiesFor('license', configured(GUIDE))).to.deep.equal(GUIDE);
    for (const requestClass of MEDIA) expect(cookiesFor(requestClass, configured(GUIDE))).to.deep.equal({});
  });

  it('gives them to all requests with useCookieHeadersForAllRequests', () => {
    for (const requestClass of [...MEDIA, 'license'] as const) {
      expect(cookiesFor(requestClass, configured(GUIDE, true))).to.deep.equal(GUIDE);
    }
  });

  it('merges those of the grant by name, and the grant wins', () => {
    const granted = { val2: 'fresh', val3: 'x' };
    const merged = { val1: '12345', val2: 'fresh', val3: 'x' };
    expect(cookiesFor('license', configured(GUIDE), granted)).to.deep.equal(merged);
  });

  it('gives those of the grant to key requests only, whatever the flag says', () => {
    const granted = { val2: 'fresh', val3: 'x' };
    for (const requestClass of MEDIA) {
      expect(cookiesFor(requestClass, configured(GUIDE, true), granted)).to.deep.equal(GUIDE);
    }
  });

  it('refuses a cookie that the grant made invalid', () => {
    const error = playerErrorFrom(() => cookiesFor('license', configured(GUIDE), { val2: 'a\r\nb' }));
    expect(error.code).to.equal('CONFIG_COOKIE_INVALID');
  });
});

describe('serializeCookies', () => {
  it('writes pairs as RFC 6265 has them', () => {
    expect(serializeCookies(GUIDE)).to.equal('val1=12345; val2=abcd');
    expect(serializeCookies({})).to.equal('');
    expect(serializeCookies({ empty: '' })).to.equal('empty=');
    expect(serializeCookies({ a: '{"b": 1, "c": "d=e"}' })).to.equal('a={"b": 1, "c": "d=e"}');
  });

  for (const bad of ['\r', '\n', ';', '\0', '\t', '\x7f', 'é', '\u2028']) {
    it(`refuses a value with ${JSON.stringify(bad)} by name, without showing it`, () => {
      const error = playerErrorFrom(() => serializeCookies({ val1: `secret${bad}Secret` }));
      expect(error.code).to.equal('CONFIG_COOKIE_INVALID');
      expect(error.message).to.contain('val1');
      expect(error.details.field).to.equal('val1');
      expect(JSON.stringify([error.message, error.details])).not.to.match(/secret/i);
    });
  }

  it('refuses a value with a space at an end, which jars cut off', () => {
    for (const value of [' a', 'a ', ' ']) {
      expect(playerErrorFrom(() => serializeCookies({ val1: value })).code).to.equal('CONFIG_COOKIE_INVALID');
    }
  });

  for (const name of ['', '__proto__', 'a b', 'a;b', 'a\r\nb', 'a,b', 'é', 'val1=12345']) {
    it(`refuses the name ${JSON.stringify(name)}`, () => {
      const error = playerErrorFrom(() => serializeCookies({ [name]: 'x' }));
      expect(error.code).to.equal('CONFIG_COOKIE_INVALID');
      expect(error.message).not.to.contain('12345');
    });
  }

  it('for any name and value: either one header line that reads back as given, or a refusal without the value', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 });
    fc.assert(
      fc.property(text, fc.oneof(text, fc.string({ maxLength: 12 })), (name, value) => {
        let line: string;
        try {
          line = serializeCookies({ [name]: value });
        } catch {
          const error = playerErrorFrom(() => serializeCookies({ [name]: value }));
          const said = error.message + JSON.stringify(error.details);
          return error.code === 'CONFIG_COOKIE_INVALID' && (value.length < 6 || !said.includes(value));
        }
        return /^[ -~]*$/.test(line) && !line.includes(';') && line.split('=')[0] === name && line.endsWith(value);
      }),
    );
  });
});
