import { expect } from '@open-wc/testing';
import { createCookieDelivery } from '../../../../src/drm/cookie-delivery.ts';
import { NetworkConfiguration } from '../../../../src/drm/network-configuration.ts';
import { NO_WISHES } from '../../../../src/player/playback-wishes.ts';
import { prepareMedia } from '../../../../src/engines/dash/prepare-media.ts';

describe('prepareMedia', () => {
  const cookies = createCookieDelivery({ network: new NetworkConfiguration(), carriers: [], platformName: 'browser' });
  const mpd = (type: string, file: string): string => {
    const template = `<SegmentTemplate media="${file}"/>`;
    const set = `<AdaptationSet mimeType="video/mp4">${template}<Representation id="1" codecs="avc1.4D401E" bandwidth="1"/></AdaptationSet>`;
    const text = `<MPD type="${type}"><Period>${set}</Period></MPD>`;
    return URL.createObjectURL(new Blob([text], { type: 'application/dash+xml' }));
  };
  const prepare = (manifestUrl: string, life = new AbortController()) =>
    prepareMedia(
      {
        manifestUrl,
        startAt: 0,
        comesBack: false,
        protection: null,
        cookies,
        maxVideoHeight: null,
        wishes: NO_WISHES,
      },
      life.signal,
    );

  it('has the manifest and what it begins with, each once', async () => {
    const file = new URL('/tsconfig.json', location.href).href;
    const url = mpd('static', file);
    const media = prepare(url);
    const manifest = await media.take(url);
    expect(manifest?.data).to.contain('<MPD type="static">');
    const first = await media.take(file);
    expect(first?.data).to.be.instanceOf(ArrayBuffer);
    expect([media.take(url), media.take(file)]).to.deep.equal([null, null]);
  });

  for (const [what, url] of [
    ['a manifest that nobody has', '/no-such-manifest'],
    ['a manifest of a live stream', mpd('dynamic', '/tsconfig.json')],
    ['what is no manifest', '/tsconfig.json'],
  ] as const) {
    it(`leaves ${what} to the engine`, async () => {
      expect(await prepare(url).take(url)).to.equal(null);
    });
  }

  it('ends with its signal', async () => {
    const life = new AbortController();
    const url = mpd('static', '/tsconfig.json');
    const media = prepare(url, life);
    life.abort();
    expect(await media.take(url)).to.equal(null);
  });
});
