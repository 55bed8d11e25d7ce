import type { PackageTitle } from '../../server/title-library.ts';

export const MANIFEST = '<MPD type="static"><Period><AdaptationSet/></Period></MPD>';
export const SEGMENT = Buffer.from('0123456789');

/** A title of two files, packaged in no time. Keys do not show in it. */
export const packageFakeTitle: PackageTitle = async () => ({
  files: new Map([
    ['manifest.mpd', { contentType: 'application/dash+xml', body: Buffer.from(MANIFEST) }],
    ['video/1.m4s', { contentType: 'video/iso.segment', body: SEGMENT }],
  ]),
  sources: [{ manifest: 'manifest.mpd', codecs: { audio: 'mp4a.40.2', video: 'avc1.4D4015' } }],
  duration: 60,
  initData: [],
});
