import { expect } from '@open-wc/testing';
import { toDashPlayerError } from '../../../../src/engines/dash/dash-error.ts';

describe('toDashPlayerError', () => {
  for (const [dashCode, code] of [
    [2, 'MEDIA_SEGMENT_UNREACHABLE'],
    [3, 'MEDIA_DECODE'],
    [4, 'MEDIA_UNSUPPORTED'],
    [10, 'MEDIA_MANIFEST_INVALID'],
    [11, 'MEDIA_MANIFEST_UNREACHABLE'],
    [15, 'MEDIA_SEGMENT_UNREACHABLE'],
    [17, 'MEDIA_SEGMENT_UNREACHABLE'],
    [20, 'MEDIA_DECODE'],
    [23, 'MEDIA_UNSUPPORTED'],
    [24, 'MEDIA_UNSUPPORTED'],
    [25, 'MEDIA_MANIFEST_UNREACHABLE'],
    [26, 'MEDIA_SEGMENT_UNREACHABLE'],
    [27, 'MEDIA_SEGMENT_UNREACHABLE'],
    [28, 'MEDIA_SEGMENT_UNREACHABLE'],
    [31, 'MEDIA_MANIFEST_INVALID'],
    [32, 'MEDIA_UNSUPPORTED'],
    [34, 'MEDIA_UNSUPPORTED'],
    [35, 'MEDIA_UNSUPPORTED'],
    [36, 'KEY_OUTPUT_RESTRICTED'],
  ] as const) {
    it(`calls ${dashCode} ${code} and keeps the number`, () => {
      const error = toDashPlayerError({ code: dashCode, message: 'why' });
      expect(error?.code).to.equal(code);
      expect(error?.details).to.deep.equal({ dashCode });
      expect(error?.message).to.contain('why');
    });
  }

  it('passes over what ends no playback', () => {
    for (const code of [1, 12, 16, 29, 33, 999]) expect(toDashPlayerError({ code, message: 'why' })).to.equal(null);
    expect(toDashPlayerError({ message: 'why' })).to.equal(null);
  });

  it('names the request that failed without its query, and the status', () => {
    const data = { request: { url: 'https://cdn.test/a.mp4?token=AQAA' }, response: { status: 404 } };
    const error = toDashPlayerError({ code: 27, message: 'https://cdn.test/a.mp4?token=AQAA is not available', data });
    expect(error?.details).to.deep.equal({ dashCode: 27, url: 'https://cdn.test/a.mp4', httpStatus: 404 });
    expect(error?.message).not.to.contain('AQAA');
  });

  it('takes no status and no URL from data that has none', () => {
    for (const data of [null, 'text', { request: null }, { request: { url: 7 }, response: { status: 0 } }]) {
      expect(toDashPlayerError({ code: 27, data })?.details).to.deep.equal({ dashCode: 27 });
    }
  });
});
