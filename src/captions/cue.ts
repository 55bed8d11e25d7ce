/** Text of one look. */
export interface CueSpan {
  readonly text: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isUnderlined: boolean;
  /** A CSS colour; `null`: the author left it to the viewer. */
  readonly color: string | null;
}

/** One subtitle. Times in seconds of media time: on screen from `start`, gone at `end`, which may be `Infinity`. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  /** As the author broke them; none is without text. */
  readonly lines: readonly (readonly CueSpan[])[];
  /** The half of the picture the author put it in; `null`: it is not said. */
  readonly half: 'top' | 'bottom' | null;
  /** `start` and `end` in the direction of the text. */
  readonly align: 'start' | 'center' | 'end' | 'left' | 'right';
}

/** What can be shown: with text, and times that are numbers in the right order and not all before 0. */
export function isShowable({ start, end, lines }: Cue): boolean {
  // NaN fails each comparison.
  return start < end && end > 0 && start > -Infinity && start < Infinity && lines.length > 0;
}

/** Lines without blanks around them; empty ones are left out. */
export function tidyLines(lines: readonly (readonly CueSpan[])[]): readonly (readonly CueSpan[])[] {
  return lines.map(tidyLine).filter((line) => line.length > 0);
}

function tidyLine(line: readonly CueSpan[]): readonly CueSpan[] {
  const spans = line.filter(({ text }) => text !== '');
  const first = spans.findIndex(({ text }) => text.trim() !== '');
  if (first < 0) return [];
  const reversed = [...spans].reverse();
  const last = spans.length - 1 - reversed.findIndex(({ text }) => text.trim() !== '');
  return spans.slice(first, last + 1).map((span, index, { length }) => {
    const text = index === 0 ? span.text.replace(/^\s+/, '') : span.text;
    return { ...span, text: index === length - 1 ? text.replace(/\s+$/, '') : text };
  });
}

/** All that a cue says; lines divided by `\n`. */
export function cueText({ lines }: Cue): string {
  return lines.map((line) => line.map(({ text }) => text).join('')).join('\n');
}
