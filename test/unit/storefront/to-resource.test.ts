import { expect } from '@open-wc/testing';
import * as v from 'valibot';
import { TITLE_SCHEMA, type FeedTitle } from '../../../src/storefront/feed.ts';
import { toResource } from '../../../src/storefront/to-resource.ts';
import { feedTitle, KEY_ID } from './fake-feed.ts';

const title = (change: Record<string, unknown> = {}): FeedTitle => v.parse(TITLE_SCHEMA, feedTitle('aurora', change));
const AVC = { audio: 'mp4a.40.2', video: 'avc1.4D401E' };

describe('toResource', () => {
  it('takes the first source whose audio and video the device can play', () => {
    const asked: string[] = [];
    const resource = toResource(title(), (contentType) => {
      asked.push(contentType);
      return !contentType.includes('hvc1');
    });
    expect(resource.url).to.equal('https://cdn.test/aurora/avc.mpd');
    expect(asked).to.deep.equal([
      'video/mp4; codecs="hvc1.1.6.L93.B0"',
      'video/mp4; codecs="avc1.4D401E"',
      'audio/mp4; codecs="mp4a.40.2"',
    ]);
  });

  it('takes the best source where the device can play it', () => {
    expect(toResource(title(), () => true).url).to.equal('https://cdn.test/aurora/hevc.mpd');
  });

  it('takes the first of all where the device can play none, for the engine to say so', () => {
    expect(toResource(title(), () => false).url).to.equal('https://cdn.test/aurora/hevc.mpd');
  });

  it('carries the id of the operator', () => {
    expect(toResource(title(), () => true).id).to.equal('aurora');
  });

  it('hands on what the feed says of the protection, with the codecs of the source', () => {
    const resource = toResource(title(), (contentType) => !contentType.includes('hvc1'));
    expect(resource.protection).to.deep.equal({
      keyIds: [KEY_ID],
      startKeyIds: [],
      initData: [Uint8Array.of(0, 1, 2)],
      codecs: AVC,
    });
    const protection = { keyIds: [KEY_ID], initData: ['AAEC'], startKeyIds: [KEY_ID] };
    expect(toResource(title({ protection }), () => true).protection).to.deep.include({ startKeyIds: [KEY_ID] });
    expect(toResource(title({ protection: 'none' }), () => true).protection).to.equal('none');
    expect(toResource(title({ protection: undefined }), () => true).protection).to.equal('unknown');
  });
});
