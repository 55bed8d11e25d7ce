import { tidyLines, type Cue, type CueSpan } from './cue.ts';
import { imsc, styleOf, type ImscDocument, type IsdNode } from './imsc.ts';

type Shown = Omit<Cue, 'start' | 'end'>;

/** The cues of a document. One that is there before and after something else changes stays one. */
export function readTtmlCues(document: ImscDocument): readonly Cue[] {
  const times = document.getMediaTimeEvents();
  const cues: Cue[] = [];
  let before: readonly { readonly cue: Cue; readonly key: string; readonly place: number }[] = [];
  times.forEach((start, index) => {
    const end = times[index + 1] ?? Infinity;
    const shown = start === Infinity ? [] : imsc.generateISD(document, start).contents.flatMap(readRegion);
    before = shown.map((what) => {
      const key = JSON.stringify(what);
      const known = before.find((earlier) => earlier.key === key);
      const place = known?.place ?? cues.length;
      const cue: Cue = known === undefined ? { start, end, ...what } : { ...known.cue, end };
      cues[place] = cue;
      return { cue, key, place };
    });
  });
  return cues;
}

function readRegion(region: IsdNode): readonly Shown[] {
  const half = halfOf(region);
  return paragraphsIn(region).flatMap((paragraph): Shown[] => {
    const lines = tidyLines(readLines(paragraph));
    return lines.length === 0 ? [] : [{ lines, half, align: alignOf(paragraph) }];
  });
}

function paragraphsIn(node: IsdNode): readonly IsdNode[] {
  return node.kind === 'p' ? [node] : (node.contents ?? []).flatMap(paragraphsIn);
}

/** The half that the text of a region stands in. */
function halfOf(region: IsdNode): 'top' | 'bottom' {
  const top = heightOf(styleOf(region, 'position')) || heightOf(styleOf(region, 'origin'));
  const height = heightOf(styleOf(region, 'extent')) || 1;
  const displayAlign = styleOf(region, 'displayAlign');
  const share = displayAlign === 'after' ? 1 : displayAlign === 'center' ? 0.5 : 0;
  return top + height * share < 0.5 ? 'top' : 'bottom';
}

/** Of the picture's height, 0 to 1. */
function heightOf(length: unknown): number {
  const { h } = (length ?? {}) as { readonly h?: { readonly rh?: number } };
  return h?.rh ?? 0;
}

function alignOf(paragraph: IsdNode): Cue['align'] {
  const align = styleOf(paragraph, 'textAlign');
  return align === 'start' || align === 'end' || align === 'left' || align === 'right' ? align : 'center';
}

function readLines(paragraph: IsdNode): readonly (readonly CueSpan[])[] {
  const lines: CueSpan[][] = [[]];
  const read = (node: IsdNode): void => {
    if (node.kind === 'br') lines.push([]);
    else if (typeof node.text === 'string' && styleOf(node, 'visibility') !== 'hidden') {
      const [first = '', ...others] = node.text.split('\n');
      lines[lines.length - 1]?.push(toSpan(node, first));
      others.forEach((text) => lines.push([toSpan(node, text)]));
    }
    node.contents?.forEach(read);
  };
  read(paragraph);
  return lines;
}

function toSpan(node: IsdNode, text: string): CueSpan {
  const decoration = styleOf(node, 'textDecoration');
  const fontStyle = styleOf(node, 'fontStyle');
  return {
    text,
    isBold: styleOf(node, 'fontWeight') === 'bold',
    isItalic: fontStyle === 'italic' || fontStyle === 'oblique',
    isUnderlined: Array.isArray(decoration) && decoration.includes('underline'),
    color: toColor(styleOf(node, 'color')),
  };
}

/** From red, green, blue and opacity, 0 to 255 each. White is what is there when nobody chooses. */
function toColor(color: unknown): string | null {
  if (!Array.isArray(color)) return null;
  const [red = 0, green = 0, blue = 0, opacity = 255] = color as readonly number[];
  if (Math.min(red, green, blue, opacity) === 255) return null;
  return `rgba(${red}, ${green}, ${blue}, ${(opacity / 255).toFixed(2)})`;
}
