import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cbcsTitle, cencTitle, clearTitle, fileOf, KEYS, UHD_KEYS, uhdTitle } from './demo-titles.ts';
import { parseXml, type XmlElement } from './parse-xml.ts';

const titles = { clear: clearTitle, cenc: cencTitle, cbcs: cbcsTitle };
const MANIFESTS = ['manifest.mpd', 'manifest-vp9.mpd'];
const CLEARKEY = 'urn:uuid:e2719d58-a985-b3c9-781a-b030af78d30e';

function setsOf(title: (typeof titles)['clear'], manifest: string): readonly XmlElement[] {
  return parseXml(fileOf(title, manifest).toString()).all('AdaptationSet');
}

const kindOf = ({ attributes }: XmlElement) => attributes['contentType'] ?? '';
const mediaSets = (mpd: XmlElement) => mpd.all('AdaptationSet').filter((set) => /video|audio/.test(kindOf(set)));
const rolesOf = (set: XmlElement) => set.all('Role').map(({ attributes }) => attributes['value']);

const protectionsOf = (set: XmlElement) => set.children.filter(({ name }) => name === 'ContentProtection');
const defaultKeyId = (set: XmlElement) => protectionsOf(set)[0]?.attributes['cenc:default_KID'];

describe('manifest', () => {
  for (const [scheme, title] of Object.entries(titles)) {
    for (const manifest of MANIFESTS) {
      it(`${scheme} ${manifest}: is XML and names a file for every segment of every rendition`, () => {
        const mpd = parseXml(fileOf(title, manifest).toString());
        assert.equal(mpd.attributes['type'], 'static');
        assert.equal(mpd.all('Period')[0]?.attributes['start'], 'PT0S');
        for (const set of mediaSets(mpd)) {
          const template = set.all('SegmentTemplate')[0]?.attributes ?? {};
          const count = 61.44 / (Number(template['duration']) / Number(template['timescale']));
          assert.ok(Math.abs(count - 16) < 1e-9);
          for (const { attributes } of set.all('Representation')) {
            const pathOf = (pattern = '', number = 0) =>
              pattern.replace('$RepresentationID$', attributes['id'] ?? '').replace('$Number$', String(number));
            fileOf(title, pathOf(template['initialization']));
            const sizes = Array.from(
              { length: 16 },
              (_, index) => fileOf(title, pathOf(template['media'], index + 1)).length,
            );
            assert.equal(Number(attributes['bandwidth']), Math.ceil((Math.max(...sizes) * 8) / 3.84));
          }
        }
      });
    }
  }

  it('has one video set for each key, and each tells of the other', () => {
    const [sd, hd, audio] = setsOf(cencTitle, 'manifest.mpd');
    assert.deepEqual(
      [sd, hd, audio].map((set) => set?.all('Representation').map(({ attributes }) => attributes['id'])),
      [['h264-240', 'h264-360'], ['h264-720', 'h264-1080'], ['aac-en']],
    );
    const switching = [sd, hd, audio].map((set) => set?.all('SupplementalProperty')[0]?.attributes['value']);
    assert.deepEqual(switching, ['2', '1', undefined]);
    assert.deepEqual(
      [sd, hd, audio].map((set) => set?.attributes['id']),
      ['1', '2', '3'],
    );
  });

  it('carries the right key id in each set, and every key system', () => {
    for (const [scheme, title] of Object.entries({ cenc: cencTitle, cbcs: cbcsTitle })) {
      const sets = mediaSets(parseXml(fileOf(title, 'manifest-vp9.mpd').toString()));
      const ids = sets.map((set) => defaultKeyId(set)?.replaceAll('-', ''));
      assert.deepEqual(ids, [KEYS.sd.keyId, KEYS.hd.keyId, KEYS.audio.keyId, KEYS.audio.keyId]);
      for (const set of sets) {
        const [common, ...systems] = protectionsOf(set);
        assert.equal(common?.attributes['value'], scheme);
        assert.equal(systems.length, 4);
        const clearKey = systems.find(({ attributes }) => attributes['schemeIdUri'] === CLEARKEY);
        assert.deepEqual(clearKey?.children, [], 'no license URL: it comes from the entitlement');
        assert.equal(set.all('cenc:pssh').length, 3);
        assert.equal(set.all('mspr:pro').length, 1);
      }
    }
  });

  it('has a third video set where there is a UHD key', () => {
    const video = setsOf(uhdTitle, 'manifest.mpd').filter((set) => kindOf(set) === 'video');
    const switching = video.map((set) => set.all('SupplementalProperty')[0]?.attributes['value']);
    assert.deepEqual(switching, ['2,3', '1,3', '1,2']);
    const [representation] = video[2]?.all('Representation') ?? [];
    assert.deepEqual([representation?.attributes['width'], representation?.attributes['height']], ['3840', '2160']);
    assert.equal(video[2] && defaultKeyId(video[2])?.replaceAll('-', ''), UHD_KEYS.uhd.keyId);
  });

  it('names the original sound main and the other language a dub', () => {
    for (const manifest of MANIFESTS) {
      const audio = setsOf(clearTitle, manifest).filter((set) => kindOf(set) === 'audio');
      assert.deepEqual(
        audio.map((set) => [set.attributes['lang'], ...rolesOf(set)]),
        [
          ['en', 'main'],
          ['fr', 'dub'],
        ],
      );
    }
  });

  it('names subtitles in both languages and both formats, unprotected, each with its file', () => {
    for (const manifest of MANIFESTS) {
      const texts = setsOf(cencTitle, manifest).filter((set) => kindOf(set) === 'text');
      assert.deepEqual(
        texts.map((set) => [set.attributes['lang'], set.attributes['mimeType'], ...rolesOf(set)]),
        [
          ['en', 'text/vtt', 'subtitle'],
          ['fr', 'text/vtt', 'subtitle'],
          ['en', 'application/ttml+xml', 'caption'],
          ['fr', 'application/ttml+xml', 'caption'],
        ],
      );
      for (const set of texts) {
        const path = set.all('BaseURL')[0]?.text ?? '';
        assert.equal(cencTitle.files.get(path)?.contentType, set.attributes['mimeType']);
        assert.deepEqual(protectionsOf(set), []);
      }
    }
  });

  it('names thumbnail tiles that cover the film, four by four', () => {
    const [set] = setsOf(cencTitle, 'manifest.mpd').filter((each) => kindOf(each) === 'image');
    const template = set?.all('SegmentTemplate')[0]?.attributes ?? {};
    const [tile] = set?.all('EssentialProperty') ?? [];
    assert.deepEqual(tile?.attributes, { schemeIdUri: 'http://dashif.org/thumbnail_tile', value: '4x4' });
    assert.equal((2 * Number(template['duration'])) / Number(template['timescale']), 61.44);
    assert.equal(template['media'], '$RepresentationID$/$Number$.jpg');
    for (const number of [1, 2]) {
      const jpeg = fileOf(cencTitle, `thumbnails/${number}.jpg`);
      assert.equal(jpeg.readUInt16BE(0), 0xffd8);
      assert.equal(jpeg, fileOf(cbcsTitle, `thumbnails/${number}.jpg`), 'titles share the bytes');
    }
  });

  it('numbers its sets without a gap', () => {
    const ids = setsOf(cencTitle, 'manifest.mpd').map(({ attributes }) => Number(attributes['id']));
    assert.deepEqual(ids, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('says nothing of protection in a clear title', () => {
    for (const manifest of MANIFESTS) {
      assert.ok(setsOf(clearTitle, manifest).every((set) => protectionsOf(set).length === 0));
    }
  });

  it('names no absolute URL beside the schemes', () => {
    const templates = MANIFESTS.flatMap((path) => parseXml(fileOf(cencTitle, path).toString()).all('SegmentTemplate'));
    for (const { attributes } of templates) assert.doesNotMatch(attributes['media'] ?? '', /^(\/|[a-z]+:)/);
  });
});
