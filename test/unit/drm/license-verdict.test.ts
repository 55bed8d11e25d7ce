import { expect } from '@open-wc/testing';
import { judgeLicenseAnswer, type ExchangeProgress, type LicenseVerdict } from '../../../src/drm/license-verdict.ts';
import { bodyText, type HttpOutcome } from '../../../src/lib/http.ts';
import { answer, NETWORK_FAILURE, TIMEOUT } from '../lib/scripted-transport.ts';

const START: ExchangeProgress = { faults: 0, hasRenewed: false, leftMs: 9000, random: 1 };
const code = (value: number): object => ({ code: value, message: `[${value}] text` });
const html = (value: number): string => `<!doctype html><title>Error</title><p>[${value}] text</p>`;
const soap = (value: number): string => `<soap:Fault><faultstring>[${value}] text</faultstring></soap:Fault>`;
const DATE = { date: 'Sat, 21 Nov 2026 12:00:00 GMT' };

/** A verdict in words: `again 500`, `fail LICENSE_DENIED`. */
function inWords(verdict: LicenseVerdict): string {
  if (verdict.type === 'again') return `again ${verdict.waitMs}`;
  if (verdict.type === 'fail') return `fail ${verdict.error.code}`;
  return verdict.type;
}

const CAUSES: readonly (readonly [string, HttpOutcome, string])[] = [
  ['a license', answer(200, 'license'), 'take'],
  ['-4010 as JSON within 401', answer(401, code(-4010)), 'renew'],
  ['-4010 as HTML within 401', answer(401, html(-4010)), 'renew'],
  ['-4010 as SOAP within 500', answer(500, soap(-4010)), 'renew'],
  ['-4010 within 200', answer(200, code(-4010)), 'renew'],
  ['-4010 within 503 with Retry-After', answer(503, code(-4010), { 'retry-after': '1' }), 'renew'],
  ['401', answer(401), 'renew'],
  ['403', answer(403), 'renew'],
  ['no network', NETWORK_FAILURE, 'again 500'],
  ['nothing in time', TIMEOUT, 'again 500'],
  ['more bytes than any license has', { kind: 'unreachable', reason: 'too-large' }, 'fail LICENSE_INVALID'],
  ['500', answer(500), 'again 500'],
  ['502 with Retry-After', answer(502, '', { 'retry-after': '3' }), 'again 500'],
  ['503', answer(503), 'again 500'],
  ['503 with Retry-After: 3', answer(503, '', { 'retry-after': '3' }), 'again 3000'],
  ['429 with Retry-After: 3', answer(429, '', { 'retry-after': '3' }), 'again 3000'],
  ['503 with a date', answer(503, '', { ...DATE, 'retry-after': 'Sat, 21 Nov 2026 12:00:02 GMT' }), 'again 2000'],
  ['503 with a Retry-After nobody can read', answer(503, '', { 'retry-after': 'soon' }), 'again 500'],
  ['503 with Retry-After: 8, just in time', answer(503, '', { 'retry-after': '8' }), 'again 8000'],
  ['503 with Retry-After: 9', answer(503, '', { 'retry-after': '9' }), 'fail LICENSE_UNREACHABLE'],
  ['429 with Retry-After: 3600', answer(429, '', { 'retry-after': '3600' }), 'fail LICENSE_UNREACHABLE'],
  ['-4022 within 400', answer(400, code(-4022)), 'fail LICENSE_DENIED'],
  ['-4022 within 403', answer(403, code(-4022)), 'fail LICENSE_DENIED'],
  ['-7008 as SOAP within 500', answer(500, soap(-7008)), 'fail LICENSE_DENIED'],
  ['-7008 as HTML within 500', answer(500, html(-7008)), 'fail LICENSE_DENIED'],
  ['400', answer(400), 'fail LICENSE_DENIED'],
  ['404', answer(404), 'fail LICENSE_DENIED'],
  ['200 with nothing', answer(200), 'fail LICENSE_INVALID'],
  ['204', answer(204), 'fail LICENSE_INVALID'],
];

describe('judgeLicenseAnswer', () => {
  for (const [what, outcome, expected] of CAUSES) {
    it(`says ${expected} to ${what}`, () => {
      expect(inWords(judgeLicenseAnswer(outcome, START))).to.equal(expected);
    });
  }

  it('hands over the license itself', () => {
    const verdict = judgeLicenseAnswer(answer(200, 'license'), START);
    expect(verdict.type === 'take' && bodyText(verdict.license)).to.equal('license');
  });

  it('asks for a new grant only once', () => {
    for (const refusal of [answer(401), answer(403), answer(500, soap(-4010))]) {
      const verdict = judgeLicenseAnswer(refusal, { ...START, hasRenewed: true });
      expect(inWords(verdict)).to.equal('fail LICENSE_DENIED');
    }
  });

  it('waits twice as long after each fault, and from half of it to all of it by chance', () => {
    const waits = [0, 1, 2, 3].map((faults) => inWords(judgeLicenseAnswer(answer(500), { ...START, faults })));
    expect(waits).to.deep.equal(['again 500', 'again 1000', 'again 2000', 'again 4000']);
    expect(inWords(judgeLicenseAnswer(answer(500), { ...START, random: 0 }))).to.equal('again 250');
  });

  it('gives up when what is left is too little for a wait and a try', () => {
    const at = (leftMs: number): string => inWords(judgeLicenseAnswer(NETWORK_FAILURE, { ...START, leftMs }));
    expect(at(1000)).to.equal('again 500');
    expect(at(999)).to.equal('fail LICENSE_UNREACHABLE');
  });

  it('keeps what the server asked to wait where that is too long', () => {
    const verdict = judgeLicenseAnswer(answer(503, '', { 'retry-after': '120' }), START);
    expect(verdict.type === 'fail' && verdict.error.details).to.deep.equal({ httpStatus: 503, retryAfterS: 120 });
  });
});
