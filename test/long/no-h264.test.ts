import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp, type RunningApp } from '../flow/support/app.ts';
import { checkSecrets, playThrough } from '../flow/support/play-through.ts';
import { Tv } from '../flow/support/tv.ts';

/** Fake: this Chromium has H.264 and AAC, builds without proprietary codecs have not. */
const NO_H264 = `{
  const real = MediaSource.isTypeSupported.bind(MediaSource);
  MediaSource.isTypeSupported = (type) => !/avc1|mp4a/.test(type) && real(type);
}`;

describe('A protected title on an engine without H.264', () => {
  let app: RunningApp;
  let tv: Tv;
  before(async () => {
    app = await startApp();
    tv = await Tv.switchOn(app.url, [], NO_H264);
  });
  after(async () => {
    await tv.switchOff();
    await app.stop();
  });

  it('plays its VP9 and FLAC renditions', () => playThrough(tv));

  it('fetched no H.264 or AAC, and used the same keys', async () => {
    await checkSecrets(tv);
    const paths = (await tv.network())
      .map(({ url }) => new URL(url).pathname)
      .filter((path) => path.startsWith('/media/'));
    assert.ok(paths.some((path) => path.includes('/vp9-')) && paths.some((path) => path.includes('/flac-')));
    assert.deepEqual(
      paths.filter((path) => /h264|aac/.test(path)),
      [],
    );
  });
});
