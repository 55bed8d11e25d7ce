import type { Cue, CueSpan } from '../../../src/captions/cue.ts';

export const span = (text: string, look: Partial<CueSpan> = {}): CueSpan => ({
  text,
  isBold: false,
  isItalic: false,
  isUnderlined: false,
  color: null,
  ...look,
});

/** Its lines are those of `text`. */
export function cue(start: number, end: number, text = 'x', change: Partial<Cue> = {}): Cue {
  const lines = text.split('\n').map((line) => [span(line)]);
  return { start, end, lines, half: null, align: 'center', ...change };
}

export const encode = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;

/** A TTML file with one region at the bottom (`low`) and one at the top (`high`). */
export function ttml(body: string, head = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:timeBase="media" xml:lang="en">
  <head>
    <styling><style xml:id="centred" tts:textAlign="center"/>${head}</styling>
    <layout>
      <region xml:id="low" tts:origin="10% 70%" tts:extent="80% 20%" tts:displayAlign="after"/>
      <region xml:id="high" tts:origin="10% 10%" tts:extent="80% 20%" tts:displayAlign="before"/>
    </layout>
  </head>
  <body>${body}</body>
</tt>`;
}
