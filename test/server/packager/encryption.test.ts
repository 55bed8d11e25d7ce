import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findBox } from '../../../server/packager/boxes.ts';
import { cbcsTitle, cencTitle, clearTitle, fileOf, KEYS, SAMPLED } from './demo-titles.ts';
import { decryptSample, readSegmentSamples, readSenc, readTrackProtection } from './read-packaged.ts';

const titles = [
  ['cenc', cencTitle],
  ['cbcs', cbcsTitle],
] as const;

describe('encryption', () => {
  for (const [scheme, title] of titles) {
    for (const [role, rendition] of SAMPLED) {
      it(`${scheme} ${rendition}: decrypts to the clear samples with the key of ${role}`, () => {
        const init = fileOf(title, `${rendition}/init.mp4`);
        const protection = readTrackProtection(init);
        for (const number of [1, 16]) {
          const segment = fileOf(title, `${rendition}/${number}.m4s`);
          const encrypted = readSegmentSamples(init, segment);
          const hasSenc = scheme === 'cenc' || role !== 'audio';
          const auxiliary = hasSenc ? readSenc(segment, protection.ivSize) : [];
          const clear = readSegmentSamples(
            fileOf(clearTitle, `${rendition}/init.mp4`),
            fileOf(clearTitle, `${rendition}/${number}.m4s`),
          );
          assert.equal(encrypted.length, clear.length);
          encrypted.forEach((sample, index) => {
            const entry = auxiliary[index] ?? { iv: Buffer.alloc(0), subsamples: [] };
            const decrypted = decryptSample(sample.bytes, entry, protection, Buffer.from(KEYS[role].key, 'hex'));
            assert.ok(decrypted.equals(clear[index]?.bytes ?? Buffer.alloc(0)), `sample ${index} of segment ${number}`);
            assert.deepEqual(
              { ...sample, bytes: null },
              { ...clear[index], bytes: null },
              `times and flags of sample ${index}`,
            );
          });
        }
      });
    }
  }

  it('leaves no whole key frame in the clear', () => {
    for (const [, title] of titles) {
      for (const [, rendition] of SAMPLED) {
        const ofTitle = (from: typeof title) =>
          readSegmentSamples(fileOf(from, `${rendition}/init.mp4`), fileOf(from, `${rendition}/1.m4s`))[0]?.bytes;
        assert.notDeepEqual(ofTitle(title), ofTitle(clearTitle), rendition);
      }
    }
  });

  it('never repeats an IV under one key, over all renditions that share it', () => {
    const seen = new Map<string, Set<string>>();
    for (const [path, { body }] of cencTitle.files) {
      const [rendition, name] = path.split('/');
      if (!rendition || !name?.endsWith('.m4s')) continue;
      const { keyId, ivSize } = readTrackProtection(fileOf(cencTitle, `${rendition}/init.mp4`));
      const ofKey = seen.get(keyId) ?? new Set();
      seen.set(keyId, ofKey);
      for (const { iv } of readSenc(body, ivSize)) {
        assert.ok(!ofKey.has(iv.toString('hex')), `${path} repeats an IV`);
        ofKey.add(iv.toString('hex'));
      }
    }
    assert.equal(seen.size, 3);
  });

  it('keeps every slice header and NAL type clear', () => {
    const init = fileOf(cencTitle, 'h264-1080/init.mp4');
    const segment = fileOf(cencTitle, 'h264-1080/1.m4s');
    const clear = readSegmentSamples(fileOf(clearTitle, 'h264-1080/init.mp4'), fileOf(clearTitle, 'h264-1080/1.m4s'));
    readSegmentSamples(init, segment).forEach(({ bytes }, index) => {
      for (let start = 0; start < bytes.length; start += 4 + bytes.readUInt32BE(start)) {
        const end = Math.min(start + 64, start + 4 + bytes.readUInt32BE(start));
        assert.deepEqual(bytes.subarray(start, end), clear[index]?.bytes.subarray(start, end));
      }
    });
  });

  it('uses whole AES blocks in cenc and a pattern of one in ten in cbcs video', () => {
    for (const rendition of ['h264-720', 'vp9-720']) {
      for (const { subsamples } of readSenc(fileOf(cencTitle, `${rendition}/2.m4s`), 8)) {
        assert.ok(subsamples.every(([, protectedBytes]) => protectedBytes % 16 === 0));
      }
      const { cryptBlocks, skipBlocks, constantIv } = readTrackProtection(fileOf(cbcsTitle, `${rendition}/init.mp4`));
      assert.deepEqual([cryptBlocks, skipBlocks, constantIv?.length], [1, 9, 16]);
    }
  });
});

describe('senc, saiz and saio', () => {
  for (const [scheme, title] of titles) {
    for (const [role, rendition] of SAMPLED) {
      it(`${scheme} ${rendition}: agree with one another and with the samples`, () => {
        const segment = fileOf(title, `${rendition}/3.m4s`);
        if (scheme === 'cbcs' && role === 'audio') {
          assert.throws(() => findBox(segment, 'moof', 'traf', 'senc'), 'the constant IV says it all');
          return;
        }
        const init = fileOf(title, `${rendition}/init.mp4`);
        const entries = readSenc(segment, readTrackProtection(init).ivSize);
        const samples = readSegmentSamples(init, segment);
        assert.equal(entries.length, samples.length);
        const sizes = entries.map(
          ({ iv, subsamples }) => iv.length + (subsamples.length ? 2 + 6 * subsamples.length : 0),
        );
        const saiz = findBox(segment, 'moof', 'traf', 'saiz').content;
        const commonSize = saiz.readUInt8(4);
        assert.equal(saiz.readUInt32BE(5), samples.length);
        assert.deepEqual(commonSize ? sizes.map(() => commonSize) : [...saiz.subarray(9)], sizes);
        const moof = findBox(segment, 'moof');
        const saio = findBox(segment, 'moof', 'traf', 'saio').content;
        const senc = findBox(segment, 'moof', 'traf', 'senc').content;
        const firstEntry = moof.start + saio.readUInt32BE(8);
        assert.ok(segment.subarray(firstEntry).indexOf(senc.subarray(8)) === 0, 'saio points at the first entry');
        samples.forEach(({ bytes }, index) => {
          const total = entries[index]?.subsamples.reduce((sum, [clear, hidden]) => sum + clear + hidden, 0);
          if (total) assert.equal(total, bytes.length);
        });
      });
    }
  }
});
