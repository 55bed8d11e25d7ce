import type { MediaPlayerClass } from 'dashjs';

/** A cue as dash.js 5.2.1 dispatches it for manual rendering: VTT has `text`, TTML an intermediate document of imsc. */
interface DashCue {
  readonly cueID?: string;
  readonly text?: string;
  readonly isd?: IsdNode | null;
}

/** A node of imsc's intermediate synchronic document. */
interface IsdNode {
  readonly kind?: string;
  readonly text?: string;
  readonly contents?: readonly IsdNode[];
}

/**
 * Keeps the cues on screen: `onChange` gets their texts, oldest first, lines divided by `\n`. Returns a switch, off at first: either
 * way it clears the screen. dash.js 5.2.1 goes on telling cues of a track that was switched off.
 */
export function watchCues(
  player: MediaPlayerClass,
  onChange: (texts: readonly string[]) => void,
): (areShown: boolean) => void {
  const active = new Map<string, string>();
  let areShown = false;
  const tell = (): void => onChange([...active.values()].filter((text) => text !== ''));
  player.on('cueEnter', (cue: DashCue) => {
    if (!areShown) return;
    active.set(cue.cueID ?? '', toText(cue));
    tell();
  });
  player.on('cueExit', ({ cueID }: DashCue) => {
    if (active.delete(cueID ?? '')) tell();
  });
  return (wanted) => {
    areShown = wanted;
    active.clear();
    tell();
  };
}

function toText({ text, isd }: DashCue): string {
  const raw = isd ? isdText(isd) : stripTags(text ?? '');
  return raw
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

function isdText({ kind, text, contents = [] }: IsdNode): string {
  if (kind === 'br') return '\n';
  const inner = (text ?? '') + contents.map(isdText).join('');
  return kind === 'p' ? `${inner}\n` : inner;
}

/** VTT's inline markup (`<i>`, `<c.yellow>`, `<v Ann>`) and the few entities it knows. */
function stripTags(text: string): string {
  const plain = text.replace(/<[^>]*>/g, '');
  return plain
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/&amp;/g, '&');
}
