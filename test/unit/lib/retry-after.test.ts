import { expect } from '@open-wc/testing';
import { parseRetryAfter } from '../../../src/lib/retry-after.ts';

const NOON = 'Sat, 21 Nov 2026 12:00:00 GMT';

/** `Retry-After`, `Date`, seconds. */
const HEADERS = [
  ['3', null, 3],
  [' 0 ', null, 0],
  ['120', NOON, 120],
  ['Sat, 21 Nov 2026 12:00:07 GMT', NOON, 7],
  ['Saturday, 21-Nov-26 12:01:00 GMT', NOON, 60],
  ['Sat, 21 Nov 2026 11:59:00 GMT', NOON, 0],
  ['Sat, 21 Nov 2026 12:00:07 GMT', null, null],
  ['Sat, 21 Nov 2026 12:00:07 GMT', 'soon', null],
  ['2026-11-21T12:00:07Z', NOON, null],
  ['-1', NOON, null],
  ['1.5', NOON, null],
  ['soon', NOON, null],
  ['', NOON, null],
  [null, NOON, null],
] as const;

describe('parseRetryAfter', () => {
  for (const [retryAfter, date, seconds] of HEADERS) {
    it(`reads ${retryAfter ?? 'no header'}${date === null ? '' : ` at ${date}`} as ${seconds ?? 'nothing'}`, () => {
      const headers: Record<string, string | null> = { 'Retry-After': retryAfter, Date: date };
      expect(parseRetryAfter((name) => headers[name] ?? null)).to.equal(seconds);
    });
  }

  it('asks for the date of the answer only where it needs it', () => {
    const asked: string[] = [];
    parseRetryAfter((name) => {
      asked.push(name);
      return name === 'Retry-After' ? '3' : null;
    });
    expect(asked).to.deep.equal(['Retry-After']);
  });
});
