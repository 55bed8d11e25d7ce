import { tokenizeVTTCue, type VTTCue, type VTTNode } from 'media-captions';
import { tidyLines, type CueSpan } from './cue.ts';

type SpanStyle = Omit<CueSpan, 'text'>;

const PLAIN: SpanStyle = { isBold: false, isItalic: false, isUnderlined: false, color: null };

/** The text of a WebVTT cue, with its markup, as lines. Of a `<c.yellow>` the colour counts, of a `<v Ann>` what she says. */
export function readVttText(cue: Pick<VTTCue, 'startTime' | 'endTime' | 'text'>): readonly (readonly CueSpan[])[] {
  // The tokenizer reads text and times alone.
  const spans = tokenizeVTTCue(cue as VTTCue).flatMap((node) => readNode(node, PLAIN));
  const lines: CueSpan[][] = [[]];
  for (const span of spans) {
    span.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      lines[lines.length - 1]?.push({ ...span, text });
    });
  }
  return tidyLines(lines);
}

function readNode(node: VTTNode, style: SpanStyle): readonly CueSpan[] {
  if (node.type === 'text') return [{ ...style, text: node.data }];
  const own: SpanStyle = {
    isBold: style.isBold || node.type === 'b',
    isItalic: style.isItalic || node.type === 'i',
    isUnderlined: style.isUnderlined || node.type === 'u',
    color: node.color ?? style.color,
  };
  return node.children.flatMap((child) => readNode(child, own));
}
