import { expect } from '@open-wc/testing';
import type { Representation } from 'dashjs';
import { dashSettings, heightFilter } from '../../../../src/engines/dash/dash-settings.ts';

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
    expect(dashSettings(null).debug.logLevel).to.equal(0);
  });

  it('lets dash.js remember nothing in localStorage', () => {
    const { lastBitrateCachingInfo, lastMediaSettingsCachingInfo } = dashSettings(null).streaming;
    expect([lastBitrateCachingInfo.enabled, lastMediaSettingsCachingInfo.enabled]).to.deep.equal([false, false]);
  });

  it('begins with no more than the viewer allows, and with a small picture anyway', () => {
    const { abr } = dashSettings(500_000).streaming;
    expect([abr.initialBitrate.video, abr.maxBitrate.video]).to.deep.equal([500, 500]);
    const free = dashSettings(null).streaming.abr;
    expect([free.initialBitrate.video, free.maxBitrate.video]).to.deep.equal([900, -1]);
  });
});
