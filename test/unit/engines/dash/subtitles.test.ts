import { expect } from '@open-wc/testing';
import { cueText } from '../../../../src/captions/cue.ts';
import * as parser from '../../../../src/captions/parse-subtitles.ts';
import { Subtitles } from '../../../../src/engines/dash/subtitles.ts';
import type { TextFile } from '../../../../src/engines/dash/text-seam.ts';
import type { PlayerError } from '../../../../src/errors.ts';
import { encode, ttml } from '../../captions/some-cues.ts';

const vtt = (...cues: string[]): ArrayBuffer => encode(['WEBVTT', ...cues].join('\n\n'));
const file = (trackId: string, source: TextFile['source'], change: Partial<TextFile> = {}): TextFile => ({
  ...{ trackId, source, offset: 0, segment: null },
  ...change,
});

describe('Subtitles', () => {
  let video: HTMLVideoElement;
  let subtitles: Subtitles;
  let shown: string[][];
  let errors: PlayerError[];
  /** Of the files whose parsing is under way. */
  let parsed: Promise<unknown>[];

  beforeEach(() => {
    video = document.createElement('video');
    [shown, errors, parsed] = [[], [], []];
    subtitles = new Subtitles(video, {
      onCues: (cues) => shown.push(cues.map(cueText)),
      onError: (error) => errors.push(error),
      loadParser: () =>
        Promise.resolve({
          ...parser,
          parseSubtitles: (...args) => {
            const parsing = parser.parseSubtitles(...args);
            parsed.push(parsing.catch(() => undefined));
            return parsing;
          },
        }),
    });
  });
  afterEach(() => subtitles.stop());

  async function add(added: TextFile): Promise<void> {
    subtitles.addFile(added);
    while (parsed.length === 0) await Promise.resolve();
    await Promise.all(parsed.splice(0));
    // What waits for it has its turn after it.
    await new Promise((resolve) => setTimeout(resolve));
  }

  /** Without a source an element is wherever it is told to be. */
  function seek(seconds: number): void {
    Object.defineProperty(video, 'currentTime', { value: seconds, configurable: true });
    video.dispatchEvent(new Event('seeking'));
  }

  it('shows the cues of the chosen track alone, at the time of the picture, right from the seek on', async () => {
    subtitles.show('en');
    await add(file('en', vtt('00:01.000 --> 00:03.000\nOne', '00:02.000 --> 00:04.000\nTwo')));
    await add(file('fr', vtt('00:01.000 --> 00:03.000\nUn')));
    [1.5, 2.5, 3.5, 4].forEach(seek);
    subtitles.show('fr');
    seek(2);
    subtitles.show(null);
    expect(shown).to.deep.equal([['One'], ['One', 'Two'], ['Two'], [], ['Un'], []]);
  });

  it('shows a file that comes late to the track that it is of', async () => {
    seek(1);
    subtitles.show('fr');
    await add(file('en', vtt('00:01.000 --> 00:03.000\nOne')));
    expect(shown).to.deep.equal([]);
    subtitles.show('en');
    expect(shown).to.deep.equal([['One']]);
    subtitles.repeat();
    expect(shown).to.deep.equal([['One'], ['One']]);
  });

  it('puts segments together: each cut to its time, a cue that comes twice shown once, gone with its segment', async () => {
    subtitles.show('en');
    const source = ttml('<div region="low"><p begin="9s" end="13s">Over the border</p></div>');
    const segments = [
      { start: 8, end: 10 },
      { start: 10, end: 12 },
      { start: 10, end: 12 },
    ];
    for (const segment of segments) await add(file('en', source, { segment }));
    seek(9.5);
    seek(11);
    expect(shown).to.deep.equal([['Over the border'], ['Over the border']]);
    subtitles.removeSegments(10, 12);
    seek(9.5);
    expect(shown.slice(2)).to.deep.equal([[], ['Over the border']]);
  });

  it('tells once for each track what cannot be read, and goes on', async () => {
    subtitles.show('en');
    await add(file('en', encode('<!doctype html>'), { segment: { start: 0, end: 2 } }));
    await add(file('en', encode(''), { segment: { start: 2, end: 4 } }));
    await add(file('fr', encode('404')));
    expect(errors.map(({ code }) => code)).to.deep.equal(['MEDIA_SUBTITLES_UNUSABLE', 'MEDIA_SUBTITLES_UNUSABLE']);
    await add(file('en', vtt('00:05.000 --> 00:07.000\nAgain'), { segment: { start: 4, end: 8 } }));
    seek(6);
    expect(shown).to.deep.equal([['Again']]);
  });
});
