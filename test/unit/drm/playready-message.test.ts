import { expect } from '@open-wc/testing';
import { unwrapPlayReadyMessage } from '../../../src/drm/playready-message.ts';
import { bodyText } from '../../../src/lib/http.ts';
import { playerErrorFrom } from '../lib/rejection.ts';
import { base64, header, SOAP_ACTION, SOAP_CHALLENGE, utf16, utf8, wrap } from './playready-messages.ts';

const DEFAULTS = { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: SOAP_ACTION };
const CHALLENGE = base64(SOAP_CHALLENGE);
const HEADERS = header('Content-Type', 'text/xml; charset=utf-8') + header('SOAPAction', SOAP_ACTION);
const DECLARATION = '<?xml version="1.0" encoding="utf-16"?>';

const headersOf = (headers: string): Readonly<Record<string, string>> =>
  unwrapPlayReadyMessage(utf16(wrap(CHALLENGE, headers))).headers;

describe('unwrapPlayReadyMessage', () => {
  for (const [what, message] of [
    ['in UTF-16', utf16(wrap(CHALLENGE, HEADERS))],
    ['in UTF-16 with a byte order mark', utf16(`\ufeff${wrap(CHALLENGE, HEADERS)}`)],
    ['in UTF-16 with a declaration', utf16(DECLARATION + wrap(CHALLENGE, HEADERS))],
    ['in UTF-8', utf8(wrap(CHALLENGE, HEADERS))],
    ['in UTF-8 with a byte order mark', utf8(`\ufeff${wrap(CHALLENGE, HEADERS)}`)],
    ['with a namespace', utf16(wrap(CHALLENGE, HEADERS).replace(' type=', ' xmlns="urn:x" type='))],
    ['with base64 in lines', utf16(wrap(`\n ${CHALLENGE.slice(0, 40)}\r\n${CHALLENGE.slice(40)} \n`, HEADERS))],
  ] as const) {
    it(`takes challenge and headers out of a wrapper ${what}`, () => {
      const { headers, body } = unwrapPlayReadyMessage(message);
      expect(bodyText(body)).to.equal(SOAP_CHALLENGE);
      expect(headers).to.deep.equal(DEFAULTS);
    });
  }

  it('sends a bare challenge as it is, and says how it is encoded', () => {
    for (const [message, charset] of [
      [utf8(SOAP_CHALLENGE), 'utf-8'],
      [utf16(SOAP_CHALLENGE), 'utf-16'],
      [utf16(`\ufeff${SOAP_CHALLENGE}`), 'utf-16'],
      [utf16(SOAP_CHALLENGE).slice(0, -1), 'utf-16'],
      [utf8('<'), 'utf-8'],
    ] as const) {
      const { headers, body } = unwrapPlayReadyMessage(message);
      expect(body).to.equal(message);
      expect(headers).to.deep.equal({ ...DEFAULTS, 'Content-Type': `text/xml; charset=${charset}` });
    }
  });

  it('adds to the headers of the wrapper what it lacks', () => {
    expect(headersOf('')).to.deep.equal(DEFAULTS);
    const own = header('SOAPAction', '"urn:other"') + header('X-Client', '1');
    expect(headersOf(own)).to.deep.equal({ ...DEFAULTS, SOAPAction: '"urn:other"', 'X-Client': '1' });
  });

  it('sends a header that is written several times once, in whatever case', () => {
    const headers = headersOf(HEADERS + header('content-type', 'text/xml') + HEADERS + header('soapaction', '"last"'));
    expect(headers).to.deep.equal({ 'Content-Type': 'text/xml; charset=utf-8', soapaction: '"last"' });
  });

  it('reads `Content` as `Content-Type`', () => {
    expect(headersOf(header('Content', 'text/xml'))).to.deep.equal({ ...DEFAULTS, 'Content-Type': 'text/xml' });
  });

  it('leaves out headers that HTTP cannot carry, and keeps the others in their pairs', () => {
    const broken =
      header('', 'a') +
      header('X-Empty', ' ') +
      header('X Space', 'b') +
      header('X-Line', 'a&#10;Cookie: c') +
      header('X-Snow', '☃') +
      '<HttpHeader/><HttpHeader><name>X-Alone</name></HttpHeader><HttpHeader><value>d</value></HttpHeader>';
    expect(headersOf(broken + header('X-Whole', 'e'))).to.deep.equal({ ...DEFAULTS, 'X-Whole': 'e' });
  });

  it('takes a challenge of 1 MB', () => {
    const large = `<a>${'x'.repeat(1_000_000)}</a>`;
    expect(bodyText(unwrapPlayReadyMessage(utf16(wrap(base64(large)))).body)).to.equal(large);
  });

  const laughs = `<!DOCTYPE lol [<!ENTITY a "${CHALLENGE}"><!ENTITY b "&a;">]>`;
  for (const [what, message] of [
    ['without a Challenge', utf16(wrap(CHALLENGE).replace(/<Challenge.*<\/Challenge>/, ''))],
    ['with an empty Challenge', utf16(wrap(' \n '))],
    ['with a Challenge that is no base64', utf16(wrap('secret*challenge'))],
    ['with a Challenge cut within a group', utf16(wrap('AAAAA'))],
    ['that is broken off within a character', utf16(wrap(CHALLENGE)).slice(0, -1)],
    ['that is broken off within the Challenge', utf16(wrap(CHALLENGE)).slice(0, 200)],
    ['that is broken off in UTF-8', utf8(wrap(CHALLENGE)).slice(0, -4)],
    ['with something after it', utf16(`${wrap(CHALLENGE)}<more/>`)],
    ['with entities of its own', utf16(laughs + wrap('&b;'))],
    ['with an outer entity', utf16(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${wrap('&a;')}`)],
    ['with an entity that nobody declared', utf16(wrap('&a;'))],
  ] as const) {
    it(`says KEY_SESSION_FAILED to a wrapper ${what}, and repeats nothing of it`, () => {
      const { code, message: said } = playerErrorFrom(() => unwrapPlayReadyMessage(message));
      expect(code).to.equal('KEY_SESSION_FAILED');
      expect(said).to.contain('PlayReadyKeyMessage');
      for (const part of ['secret', CHALLENGE.slice(0, 8), 'passwd']) expect(said).not.to.contain(part);
    });
  }
});
