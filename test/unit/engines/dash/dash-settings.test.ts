import { expect } from '@open-wc/testing';
import type { MediaInfo, Representation } from 'dashjs';
import { chooseInitialTracks, dashSettings, heightFilter } from '../../../../src/engines/dash/dash-settings.ts';

function track(type: 'audio' | 'video', index: number, ...bandwidths: (number | undefined)[]): MediaInfo {
  return { type, index, bitrateList: bandwidths.map((bandwidth) => ({ bandwidth })) } as unknown as MediaInfo;
}

const indexes = (tracks: MediaInfo[]): unknown[] => chooseInitialTracks(tracks).map(({ index }) => index);

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

  it('leaves the given list as it is, and takes an empty one', () => {
    const given = [track('video', 0, 2), track('video', 1, 1)];
    chooseInitialTracks(given);
    expect(given.map(({ index }) => index)).to.deep.equal([0, 1]);
    expect(chooseInitialTracks([])).to.deep.equal([]);
  });
});

describe('heightFilter', () => {
  const keeps = heightFilter(720);
  const representation = (height?: number | null): Representation => ({ height }) as unknown as Representation;

  it('keeps out what is taller, and nothing else', () => {
    expect([360, 720, 721, 1080].map((height) => keeps(representation(height)))).to.deep.equal([
      true,
      true,
      false,
      false,
    ]);
  });

  it('keeps what has no height: audio and text', () => {
    expect([null, undefined, NaN].map((height) => keeps(representation(height)))).to.deep.equal([true, true, true]);
  });

  it('keeps thumbnail tiles, which are as tall as all their pictures', () => {
    const ofType = (mimeType: string): Representation =>
      ({ height: 1440, mimeType }) as Partial<Representation> as Representation;
    expect([ofType('image/jpeg'), ofType('video/mp4')].map(keeps)).to.deep.equal([true, false]);
  });
});

describe('dashSettings', () => {
  it('lets dash.js write nothing to the console', () => {
    expect(dashSettings().debug.logLevel).to.equal(0);
  });

  it('lets dash.js remember nothing in localStorage', () => {
    const { lastBitrateCachingInfo, lastMediaSettingsCachingInfo } = dashSettings().streaming;
    expect([lastBitrateCachingInfo.enabled, lastMediaSettingsCachingInfo.enabled]).to.deep.equal([false, false]);
  });
});
