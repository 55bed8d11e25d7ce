import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FILM_CUES, TEXT_LANGUAGES } from '../../../server/packager/film-cues.ts';
import { formatTtml } from '../../../server/packager/format-ttml.ts';
import { formatWebvtt } from '../../../server/packager/format-webvtt.ts';
import { parseXml, type XmlElement } from './parse-xml.ts';

const paragraphs = (language: (typeof TEXT_LANGUAGES)[number]): readonly XmlElement[] =>
  parseXml(formatTtml(FILM_CUES, language)).all('p');

describe('FILM_CUES', () => {
  it('follow one another within the film, long enough to be read, in lines that fit', () => {
    assert.equal(FILM_CUES.length, 12);
    let last = 0;
    for (const { start, end, lines } of FILM_CUES) {
      assert.ok(start >= last && end <= 61.44 && end - start >= 3, `cue at ${start}`);
      last = end;
      for (const language of TEXT_LANGUAGES) {
        const letters = lines[language].map(({ length }) => length);
        assert.ok(letters.length <= 2 && Math.max(...letters) <= 40, lines[language].join('|'));
        assert.ok(letters.reduce((sum, count) => sum + count) / (end - start) <= 17, 'letters a second');
      }
    }
  });
});

describe('formatWebvtt', () => {
  it('writes a header, then a block for each cue', () => {
    const [header, first, ...others] = formatWebvtt(FILM_CUES, 'fr').split('\n\n');
    assert.equal(header, 'WEBVTT');
    assert.equal(first, '1\n00:00:01.500 --> 00:00:05.000\nLe soleil est parti.\nLe lac garde ses couleurs.');
    assert.equal(others.length, 11);
    assert.match(others[4] ?? '', /\n<i>Écoute\.\nNon, cela ne fait aucun bruit\.<\/i>$/);
  });

  it('escapes what would be a tag', () => {
    const cue = { start: 0, end: 1, isThought: false, lines: { en: ['a < b & c'], fr: [] } };
    assert.match(formatWebvtt([cue], 'en'), /\na &lt; b &amp; c\n/);
  });
});

describe('formatTtml', () => {
  it('is IMSC1 text in the language of its words', () => {
    const { attributes } = parseXml(formatTtml(FILM_CUES, 'fr'));
    assert.equal(attributes['ttp:profile'], 'http://www.w3.org/ns/ttml/profile/imsc1/text');
    assert.equal(attributes['xml:lang'], 'fr');
  });

  it('has a paragraph for each cue with its times, and thoughts in italics', () => {
    const found = paragraphs('en');
    assert.deepEqual(found.map(({ attributes }) => [attributes['begin'], attributes['end']]).at(5), [
      '00:00:25.200',
      '00:00:28.600',
    ]);
    const styles = found.map((paragraph) => paragraph.all('span')[0]?.attributes['style']);
    assert.equal(styles.length, 12);
    assert.deepEqual([styles[0], styles[5], styles[11]], ['said', 'thought', 'thought']);
  });
});
