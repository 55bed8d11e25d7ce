import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findBox } from '../../../server/packager/boxes.ts';
import { listKeys } from '../../../server/packager/packaged-title.ts';
import { loadSourceTracks } from '../../../server/packager/source-track.ts';
import { fileOf, KEYS, LATER_KEYS, laterTitle } from './demo-titles.ts';
import { parseXml } from './parse-xml.ts';
import { decryptSample, readSegmentSamples, readSenc, readTrackProtection } from './read-packaged.ts';

describe('A title with later keys', () => {
  const mpd = parseXml(fileOf(laterTitle, 'manifest.mpd').toString());
  const [film, later] = mpd.all('Period');

  it('has two periods of half the film, the second with times that count on and key ids of its own', () => {
    assert.deepEqual(
      [film, later].map((period) => period?.attributes['start']),
      ['PT0S', 'PT30.72S'],
    );
    const keyIds = [film, later].map((period) =>
      period
        ?.all('ContentProtection')
        .flatMap(({ attributes }) => attributes['cenc:default_KID']?.replaceAll('-', '') ?? []),
    );
    const { sd, hd, audio } = LATER_KEYS.later;
    assert.deepEqual(
      keyIds[0],
      [KEYS.sd, KEYS.hd, KEYS.audio, KEYS.audio].map(({ keyId }) => keyId),
    );
    assert.deepEqual(
      keyIds[1],
      [sd, hd, audio, audio].map(({ keyId }) => keyId),
    );
    for (const { attributes } of later?.all('SegmentTemplate') ?? []) {
      assert.equal(attributes['startNumber'], '9');
      assert.equal(Number(attributes['presentationTimeOffset']) / Number(attributes['timescale']), 30.72);
    }
  });

  it('serves each half of each rendition once', () => {
    const numbers = (folder: string): readonly number[] =>
      [...laterTitle.files.keys()].flatMap((path) => {
        const [, own, number] = /^(.*)h264-240\/(\d+)\.m4s$/.exec(path) ?? [];
        return own === folder ? [Number(number)] : [];
      });
    assert.deepEqual(numbers(''), [1, 2, 3, 4, 5, 6, 7, 8]);
    assert.deepEqual(numbers('later/'), [9, 10, 11, 12, 13, 14, 15, 16]);
    assert.equal(laterTitle.files.size, 2 + 2 * 11 * 9);
  });

  it('encrypts the second half under its own keys, and the film goes on where the first half ends', async () => {
    for (const [role, id] of [
      ['sd', 'h264-240'],
      ['audio', 'aac-en'],
    ] as const) {
      const init = fileOf(laterTitle, `later/${id}/init.mp4`);
      const protection = readTrackProtection(init);
      assert.equal(protection.keyId, LATER_KEYS.later[role].keyId);
      const source = (await loadSourceTracks()).find(({ rendition }) => rendition.id === id);
      const segment = fileOf(laterTitle, `later/${id}/9.m4s`);
      const decodeTime = Number(findBox(segment, 'moof', 'traf', 'tfdt').content.readBigUInt64BE(4));
      assert.equal(decodeTime, Math.round(30.72 * (source?.timescale ?? NaN)));
      const auxiliary = readSenc(segment, protection.ivSize);
      readSegmentSamples(init, segment).forEach(({ bytes }, index) => {
        const entry = auxiliary[index] ?? { iv: Buffer.alloc(0), subsamples: [] };
        const key = Buffer.from(LATER_KEYS.later[role].key, 'hex');
        assert.ok(source?.segments[8]?.[index]?.bytes.equals(decryptSample(bytes, entry, protection, key)));
      });
    }
  });

  it('names all its keys, those of the second period last', () => {
    const keyIds = listKeys(LATER_KEYS).map(({ keyId }) => keyId);
    assert.deepEqual(
      keyIds.slice(0, 3),
      listKeys(KEYS).map(({ keyId }) => keyId),
    );
    assert.deepEqual(laterTitle.initData.map(({ keyId }) => keyId).sort(), [...keyIds].sort());
    assert.equal(new Set(keyIds).size, 6);
  });
});
