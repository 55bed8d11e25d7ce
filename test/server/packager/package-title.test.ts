import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findBox, readBoxes } from '../../../server/packager/boxes.ts';
import { packageTitle } from '../../../server/packager/package-title.ts';
import type { PackagedTitle } from '../../../server/packager/packaged-title.ts';
import { readSampleEntry } from '../../../server/packager/sample-entry.ts';
import { cbcsTitle, cencTitle, clearTitle, fileOf, KEYS, SAMPLED, UHD_KEYS, uhdTitle } from './demo-titles.ts';
import { decryptSample, readSegmentSamples, readSenc, readTrackProtection } from './read-packaged.ts';
import { loadSourceTracks } from '../../../server/packager/source-track.ts';

const digest = (title: PackagedTitle) =>
  [...title.files].map(([path, { body }]) => `${path} ${body.toString('base64')}`);

describe('packageTitle', () => {
  it('gives the same bytes for the same keys, and others for others', async () => {
    const again = await packageTitle({ keys: KEYS, scheme: 'cenc' });
    assert.deepEqual(digest(again), digest(cencTitle));
    const otherKey = { ...KEYS, sd: { ...KEYS.sd, key: KEYS.hd.key } };
    const other = await packageTitle({ keys: otherKey });
    assert.notDeepEqual(fileOf(other, 'h264-240/1.m4s'), fileOf(cencTitle, 'h264-240/1.m4s'));
    assert.deepEqual(fileOf(other, 'aac-en/1.m4s'), fileOf(cencTitle, 'aac-en/1.m4s'));
  });

  it('lets no content key out, in whatever spelling', () => {
    for (const { key } of [KEYS.audio, KEYS.sd, KEYS.hd]) {
      const bytes = Buffer.from(key, 'hex');
      const reversed = Buffer.from(bytes).reverse();
      const spellings = [
        bytes,
        reversed,
        key,
        key.toUpperCase(),
        bytes.toString('base64'),
        bytes.toString('base64url'),
      ];
      for (const title of [cencTitle, cbcsTitle]) {
        for (const [path, { body }] of title.files) {
          for (const spelling of spellings) assert.ok(!body.includes(spelling), `${path} holds a content key`);
        }
        for (const spelling of spellings) assert.ok(!JSON.stringify(title.initData).includes(String(spelling)));
      }
    }
  });

  it('marks each protected rendition with its own key, scheme and original format', () => {
    const formats: Record<string, string> = {
      'h264-240': 'avc1',
      'h264-1080': 'avc1',
      'aac-en': 'mp4a',
      'vp9-720': 'vp09',
      'flac-en': 'fLaC',
      'aac-fr': 'mp4a',
    };
    for (const [scheme, title] of [['cenc', cencTitle] as const, ['cbcs', cbcsTitle] as const]) {
      for (const [role, rendition] of SAMPLED) {
        const init = fileOf(title, `${rendition}/init.mp4`);
        const protection = readTrackProtection(init);
        assert.deepEqual(
          [protection.keyId, protection.scheme, protection.originalFormat],
          [KEYS[role].keyId, scheme, formats[rendition]],
        );
        assert.equal(readSampleEntry(findBox(init, 'moov').whole).type, role === 'audio' ? 'enca' : 'encv');
      }
    }
  });

  it('puts three pssh boxes in a protected init segment, which are the init data of its key', () => {
    for (const [role, rendition] of SAMPLED) {
      const boxes = readBoxes(findBox(fileOf(cencTitle, `${rendition}/init.mp4`), 'moov').content);
      const pssh = Buffer.concat(boxes.filter(({ type }) => type === 'pssh').map(({ whole }) => whole));
      const initData = cencTitle.initData.find(({ keyId }) => keyId === KEYS[role].keyId);
      assert.equal(readBoxes(pssh).length, 3);
      assert.equal(initData?.cenc, pssh.toString('base64'));
    }
    assert.equal(cencTitle.initData.length, 3);
  });

  it('leaves a clear title without any mark of protection', () => {
    assert.deepEqual(clearTitle.initData, []);
    const init = fileOf(clearTitle, 'h264-720/init.mp4');
    assert.equal(readSampleEntry(findBox(init, 'moov').whole).type, 'avc1');
    assert.throws(() => findBox(init, 'moov', 'pssh'));
    assert.throws(() => findBox(fileOf(clearTitle, 'h264-720/1.m4s'), 'moof', 'traf', 'senc'));
  });

  it('cuts all renditions at the same moments, each segment with a key frame first', () => {
    for (const rendition of [
      'h264-240',
      'h264-360',
      'h264-720',
      'h264-1080',
      'vp9-240',
      'vp9-360',
      'vp9-720',
      'aac-en',
      'flac-en',
      'aac-fr',
      'flac-fr',
    ]) {
      const init = fileOf(cencTitle, `${rendition}/init.mp4`);
      const timescale = findBox(init, 'moov', 'trak', 'mdia', 'mdhd').content.readUInt32BE(12);
      for (let number = 1; number <= 16; number += 1) {
        const segment = fileOf(cencTitle, `${rendition}/${number}.m4s`);
        const samples = readSegmentSamples(init, segment);
        const decodeTime = Number(findBox(segment, 'moof', 'traf', 'tfdt').content.readBigUInt64BE(4));
        assert.equal(decodeTime, Math.round((number - 1) * 3.84 * timescale));
        const length = samples.reduce((sum, { duration }) => sum + duration, 0);
        assert.equal(length, Math.round(3.84 * timescale));
        assert.ok(samples[0]?.isSync);
        const earliest = Math.min(
          ...samples.map((sample, index) => sample.compositionOffset + index * sample.duration),
        );
        assert.equal(earliest, 0, `${rendition} segment ${number} begins with its first picture`);
      }
    }
  });

  it('names the sources best first, with the lowest codecs of each', () => {
    assert.deepEqual(cencTitle.sources, [
      { manifest: 'manifest.mpd', codecs: { audio: 'mp4a.40.2', video: 'avc1.4D4015' } },
      { manifest: 'manifest-vp9.mpd', codecs: { audio: 'flac', video: 'vp09.00.20.08' } },
    ]);
    assert.equal(cencTitle.duration, 61.44);
  });

  it('gives each file the content type of DASH', () => {
    const typeOf = (path: string) => cencTitle.files.get(path)?.contentType;
    assert.deepEqual(
      ['manifest.mpd', 'manifest-vp9.mpd', 'h264-240/init.mp4', 'aac-en/init.mp4', 'aac-en/7.m4s'].map(typeOf),
      ['application/dash+xml', 'application/dash+xml', 'video/mp4', 'audio/mp4', 'video/iso.segment'],
    );
    assert.deepEqual(['text/en.vtt', 'text/fr.ttml', 'thumbnails/1.jpg'].map(typeOf), [
      'text/vtt',
      'application/ttml+xml',
      'image/jpeg',
    ]);
    assert.equal(cencTitle.files.size, 2 + 11 * 17 + 4 + 2);
  });

  it('has another sound for each language, under the one key of audio', () => {
    for (const codec of ['aac', 'flac']) {
      const [english, french] = ['en', 'fr'].map((language) => fileOf(clearTitle, `${codec}-${language}/1.m4s`));
      assert.notDeepEqual(english, french);
      for (const language of ['en', 'fr']) {
        const init = fileOf(cencTitle, `${codec}-${language}/init.mp4`);
        assert.equal(readTrackProtection(init).keyId, KEYS.audio.keyId);
      }
    }
  });

  it('has UHD pictures where there is a key for them, and nowhere else', async () => {
    const init = fileOf(uhdTitle, 'h264-2160/init.mp4');
    const protection = readTrackProtection(init);
    assert.equal(protection.keyId, UHD_KEYS.uhd.keyId);
    const source = (await loadSourceTracks()).find(({ rendition }) => rendition.id === 'h264-2160');
    assert.equal(source?.codecs, 'avc1.640033');
    const segment = fileOf(uhdTitle, 'h264-2160/9.m4s');
    const auxiliary = readSenc(segment, protection.ivSize);
    readSegmentSamples(init, segment).forEach(({ bytes }, index) => {
      const entry = auxiliary[index] ?? { iv: Buffer.alloc(0), subsamples: [] };
      const decrypted = decryptSample(bytes, entry, protection, Buffer.from(UHD_KEYS.uhd.key, 'hex'));
      assert.ok(source.segments[8]?.[index]?.bytes.equals(decrypted), `sample ${index}`);
    });
    assert.equal(uhdTitle.files.size, cencTitle.files.size + 17);
    assert.equal(uhdTitle.initData.length, 4);
    for (const title of [clearTitle, cencTitle]) assert.ok(!title.files.has('h264-2160/init.mp4'));
  });

  it('refuses a key that is not 32 hexadecimal digits, and does not print it', async () => {
    const keys = { ...KEYS, hd: { ...KEYS.hd, key: 'c0ffee' } };
    await assert.rejects(packageTitle({ keys }), (error: unknown) => {
      assert.ok(error instanceof TypeError);
      assert.doesNotMatch(error.message, /c0ffee/);
      return true;
    });
  });
});
