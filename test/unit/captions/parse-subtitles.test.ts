import { expect } from '@open-wc/testing';
import { cueText, type Cue } from '../../../src/captions/cue.ts';
import { parseCueText, parseSubtitles } from '../../../src/captions/parse-subtitles.ts';
import { PlayerError } from '../../../src/errors.ts';
import { cue, encode, span, ttml } from './some-cues.ts';

const parse = (text: string, offset = 0): Promise<readonly Cue[]> =>
  parseSubtitles(encode(text), { offset, signal: new AbortController().signal });

const vtt = (...blocks: string[]): Promise<readonly Cue[]> => parse(['WEBVTT', ...blocks].join('\n\n'));

describe('parseSubtitles of WebVTT', () => {
  it('reads times, lines, and what is written into them', async () => {
    const cues = await vtt(
      'NOTE a note',
      '1\n00:01.500 --> 00:04.000\nThe <i>sun</i> has gone.\nThe lake <b><u>keeps</u></b> it.',
      '01:00:00.000 --> 01:00:02.250\n<v Ann><c.yellow>Fish &amp; chips</c> &lt;later&gt;</v>',
    );
    expect(cues).to.deep.equal([
      {
        ...cue(1.5, 4),
        lines: [
          [span('The '), span('sun', { isItalic: true }), span(' has gone.')],
          [span('The lake '), span('keeps', { isBold: true, isUnderlined: true }), span(' it.')],
        ],
      },
      { ...cue(3600, 3602.25), lines: [[span('Fish & chips', { color: 'yellow' }), span(' <later>')]] },
    ]);
  });

  it('reads where the author put a cue', async () => {
    const cues = await vtt(
      'REGION\nid:sky\nviewportanchor:10%,5%',
      '00:01.000 --> 00:02.000 line:0 align:left\nTop line',
      '00:01.000 --> 00:02.000 line:-1\nLast line',
      '00:01.000 --> 00:02.000 line:20% align:end\nTop fifth',
      '00:01.000 --> 00:02.000 line:85%\nBottom',
      '00:01.000 --> 00:02.000 region:sky\nIn a region',
      '00:01.000 --> 00:02.000\nAnywhere',
    );
    expect(cues.map(({ half }) => half)).to.deep.equal(['top', 'bottom', 'top', 'bottom', 'top', null]);
    expect(cues.map(({ align }) => align)).to.deep.equal(['left', 'center', 'end', 'center', 'center', 'center']);
  });

  it('reads any line ending, a byte order mark, and the times of a later period', async () => {
    expect(await parse('\ufeffWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nDusk\r\n', 60)).to.deep.equal([
      cue(61, 62, 'Dusk'),
    ]);
    expect(await parse('WEBVTT\r\r00:01.000 --> 00:02.000\rDusk')).to.deep.equal([cue(1, 2, 'Dusk')]);
  });

  it('leaves out what does not fit: times that are none, backwards or over, and cues without a word', async () => {
    const cues = await vtt(
      '00:05.000 --> 00:02.000\nBackwards',
      '-00:05.000 --> 00:02.000\nNegative',
      'NaN --> 00:02.000\nNot a number',
      '00:01.000 --> 00:02.000\n  <i> </i>',
      '00:03.000 --> 00:04.000\nGood',
    );
    expect(cues).to.deep.equal([cue(3, 4, 'Good')]);
    expect(await parse('WEBVTT\n\n00:03.000 --> 00:04.000\nOf an earlier period', -10)).to.deep.equal([]);
  });

  it('reads 50,000 cues, and lets others act in between', async () => {
    const block = (index: number): string => {
      const at = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 23);
      return `${at(index)} --> ${at(index + 2)}\nLine <i>${index}</i>\nand one more`;
    };
    const text = ['WEBVTT', ...Array.from({ length: 50_000 }, (_, index) => block(index))].join('\n\n');
    const longest = watchTurns();
    const cues = await parse(text);
    expect(cues).to.have.length(50_000);
    expect(cueText(cues[49_999] ?? cue(0, 0))).to.equal('Line 49999\nand one more');
    expect(longest.stop()).to.be.above(20);
  }).timeout(60_000);
});

describe('parseSubtitles of TTML', () => {
  it('reads times, line breaks, and what the author gave a text', async () => {
    const cues = await parse(
      ttml(
        `<div region="low" style="centred">
          <p begin="00:00:01.5" end="4s"><span style="thought">The sun<br/>has gone.</span></p>
          <p begin="6s" dur="2s">Plain <span tts:fontWeight="bold" tts:textDecoration="underline">and not</span></p>
        </div>`,
        '<style xml:id="thought" tts:fontStyle="italic" tts:color="#b8f5d0"/>',
      ),
    );
    const thought = { isItalic: true, color: 'rgba(184, 245, 208, 1.00)' };
    expect(cues).to.deep.equal([
      { ...cue(1.5, 4), half: 'bottom', lines: [[span('The sun', thought)], [span('has gone.', thought)]] },
      {
        ...cue(6, 8),
        half: 'bottom',
        lines: [[span('Plain '), span('and not', { isBold: true, isUnderlined: true })]],
      },
    ]);
  });

  it('reads where the author put a cue', async () => {
    const cues = await parse(
      ttml(`<div><p region="high" begin="1s" end="2s" tts:textAlign="left">Above</p>
        <p region="low" begin="3s" end="4s" tts:textAlign="right">Below</p></div>`),
    );
    expect(cues.map(({ half, align }) => [half, align])).to.deep.equal([
      ['top', 'start'],
      ['bottom', 'end'],
    ]);
  });

  it('leaves a cue whole while others come and go, and reads text that comes bit by bit', async () => {
    const cues = await parse(
      ttml(`<div region="low"><p begin="1s" end="9s">Long</p><p begin="3s" end="5s">Short</p>
        <p begin="20s" end="24s"><span>One</span><span begin="2s"> two</span></p></div>`),
    );
    expect(cues.map((known) => [known.start, known.end, cueText(known)])).to.deep.equal([
      [1, 9, 'Long'],
      [3, 5, 'Short'],
      [20, 22, 'One'],
      [22, 24, 'One two'],
    ]);
  });

  it('reads paragraphs in sequence, in nested divisions, and in the UTF-16 of some makers', async () => {
    const text = ttml(`<div begin="10s"><div begin="5s"><p begin="1s" end="2s" region="low">Deep</p></div></div>
      <div timeContainer="seq" region="low"><p dur="2s">One</p><p dur="3s">Two</p></div>`);
    const words = Uint16Array.from({ length: text.length + 1 }, (_, at) => `\ufeff${text}`.charCodeAt(at));
    const cues = await parseSubtitles(words.buffer, { offset: 0, signal: new AbortController().signal });
    expect(cues.map((known) => [known.start, known.end, cueText(known)])).to.have.deep.members([
      [16, 17, 'Deep'],
      [0, 2, 'One'],
      [2, 5, 'Two'],
    ]);
  });

  it('is content with a file that has no words yet', async () => {
    expect(await parse(ttml('<div/>'))).to.deep.equal([]);
    expect(await parse('WEBVTT')).to.deep.equal([]);
  });

  it('reads thousands of cues, and lets others act in between', async () => {
    const paragraph = (index: number): string =>
      `<p begin="${index}s" end="${index + 2}s"><span tts:fontStyle="italic">Line ${index}<br/>and one more</span></p>`;
    const text = ttml(
      `<div region="low">${Array.from({ length: 1_000 }, (_, index) => paragraph(index)).join('')}</div>`,
    );
    const turns = watchTurns();
    expect(await parse(text)).to.have.length.within(1_000, 1_140);
    expect(turns.stop()).to.be.above(20);
  }).timeout(60_000);
});

describe('parseSubtitles of what is no subtitle file', () => {
  const XML = '<?xml version="1.0"?>';
  const deep = '<span>'.repeat(60_000);
  const cases: Readonly<Record<string, string>> = {
    nothing: '',
    'a page of HTML': '<!doctype html><html><body><p>Not found</p></body></html>',
    'HTML that is XML': `${XML}<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>`,
    JSON: '{"error":"gone"}',
    'a picture': '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR',
    'another XML': `${XML}<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"/>`,
    'TTML that breaks off': ttml('<div><p>').slice(0, -20),
    'a bomb of entities': `${XML}<!DOCTYPE tt [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${ttml('<div><p>&b;</p></div>')}`,
    'TTML against its own rules': ttml('<p begin="1s">No division</p><styling/>'),
    'TTML nested without end': ttml(`<div><p begin="1s" end="2s">${deep}x${'</span>'.repeat(60_000)}</p></div>`),
  };
  for (const [name, text] of Object.entries(cases)) {
    it(`rejects ${name} by name`, async () => {
      const error: unknown = await parse(text).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(PlayerError);
      expect((error as PlayerError).code).to.equal('MEDIA_SUBTITLES_UNUSABLE');
    });
  }

  it('stops in the middle when nobody waits for it any more', async () => {
    const controller = new AbortController();
    const many = Array.from({ length: 2_000 }, () => '00:01.000 --> 00:02.000\nx').join('\n\n');
    const parsing = parseSubtitles(encode(`WEBVTT\n\n${many}`), { offset: 0, signal: controller.signal });
    controller.abort();
    const error: unknown = await parsing.catch((thrown: unknown) => thrown);
    expect(error).to.have.property('name', 'AbortError');
  });
});

describe('parseCueText', () => {
  it('is one cue of a text that is marked up as in WebVTT', () => {
    expect(parseCueText('<i>Dusk</i>', 1, 2)).to.deep.equal({
      ...cue(1, 2),
      lines: [[span('Dusk', { isItalic: true })]],
    });
    expect(parseCueText(' ', 1, 2)).to.equal(null);
    expect(parseCueText('Never', NaN, 2)).to.equal(null);
  });
});

/** How often somebody else got a turn. */
function watchTurns(): { stop(): number } {
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  return {
    stop() {
      clearInterval(timer);
      return turns;
    },
  };
}
