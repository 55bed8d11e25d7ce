import { expect } from '@open-wc/testing';
import { requestClassOf } from '../../../../src/engines/dash/request-class.ts';

describe('requestClassOf', () => {
  for (const [request, expected] of [
    [{ type: 'MPD' }, 'manifest'],
    [{ type: 'XLinkExpansion' }, 'manifest'],
    [{ type: 'InitializationSegment', mediaType: 'video' }, 'init'],
    [{ type: 'MediaSegment', mediaType: 'audio' }, 'segment'],
    [{ type: 'IndexSegment', mediaType: 'video' }, 'segment'],
    [{ type: 'InitializationSegment', mediaType: 'text' }, 'text'],
    [{ type: 'MediaSegment', mediaType: 'stream', mediaInfo: { mimeType: 'text/vtt' } }, 'text'],
    [{ type: 'MediaSegment', mediaInfo: { mimeType: 'application/ttml+xml' } }, 'text'],
    [{ type: 'MediaSegment', mediaType: 'image' }, 'image'],
    [{ type: 'MediaSegment', mediaInfo: { mimeType: 'image/jpeg' } }, 'image'],
    [{ type: 'DateTime' }, null],
    [{}, null],
  ] as const) {
    it(`${JSON.stringify(request)} is ${expected ?? 'none of the resource'}`, () => {
      expect(requestClassOf(request)).to.equal(expected);
    });
  }
});
