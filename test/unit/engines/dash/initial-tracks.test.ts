import { expect } from '@open-wc/testing';
import type { MediaInfo } from 'dashjs';
import { chooseInitialTracks } from '../../../../src/engines/dash/initial-tracks.ts';
import type { TrackWish } from '../../../../src/player/viewer-settings.ts';

function track(type: 'audio' | 'video', index: number, ...bandwidths: (number | undefined)[]): MediaInfo {
  return { type, index, bitrateList: bandwidths.map((bandwidth) => ({ bandwidth })) } as unknown as MediaInfo;
}

const indexes = (tracks: MediaInfo[], wish: TrackWish | null = null): unknown[] =>
  chooseInitialTracks(tracks, wish).map(({ index }) => index);

describe('chooseInitialTracks', () => {
  it('begins with the video track that has the lowest bitrate of all', () => {
    expect(indexes([track('video', 0, 5e6, 3e6), track('video', 1, 2e6, 4e5), track('video', 2, 9e6)])).to.deep.equal([
      1,
    ]);
  });

  it('takes a bitrate that is not known for the highest', () => {
    expect(indexes([track('video', 0, undefined), track('video', 1), track('video', 2, 9e6)])).to.deep.equal([2]);
  });

  it('keeps the order of the manifest for audio: an audio description may have the lowest bitrate', () => {
    expect(indexes([track('audio', 0, 128_000), track('audio', 1, 64_000)])[0]).to.equal(0);
  });

  it('takes the audio that the viewer wished for', () => {
    const english = Object.assign(track('audio', 0), { lang: 'en' });
    const french = Object.assign(track('audio', 1), { lang: 'fr' });
    expect(indexes([english, french], { language: 'fr', role: 'main' })).to.deep.equal([1]);
    expect(indexes([english, french], { language: 'de', role: 'main' })).to.deep.equal([0]);
  });

  it('leaves the given list as it is, and takes an empty one', () => {
    const given = [track('video', 0, 2), track('video', 1, 1)];
    chooseInitialTracks(given, null);
    expect(given.map(({ index }) => index)).to.deep.equal([0, 1]);
    expect(chooseInitialTracks([], null)).to.deep.equal([]);
  });
});
