import type { Cue } from './cue.ts';

/** Cues by start, and a balanced tree over them: of each subtree, of which the middle is the root, the latest end. */
export interface CueIndex {
  readonly cues: readonly Cue[];
  readonly latestEnds: readonly number[];
}

export const NO_CUES: CueIndex = { cues: [], latestEnds: [] };

/** Those that start together keep their order. */
export function indexCues(cues: readonly Cue[]): CueIndex {
  // By place too: sorting is stable from Chromium 70 on.
  const sorted = cues.map((cue, place) => ({ cue, place }));
  sorted.sort((a, b) => a.cue.start - b.cue.start || a.place - b.place);
  const inOrder = sorted.map(({ cue }) => cue);
  const latestEnds = new Array<number>(inOrder.length).fill(-Infinity);
  const measure = (from: number, until: number): number => {
    if (from >= until) return -Infinity;
    const middle = (from + until) >> 1;
    const own = inOrder[middle]?.end ?? -Infinity;
    return (latestEnds[middle] = Math.max(own, measure(from, middle), measure(middle + 1, until)));
  };
  measure(0, inOrder.length);
  return { cues: inOrder, latestEnds };
}

/** The cues on screen at a time, earliest start first. Takes as long as they are many, times the depth of the tree. */
export function activeCues({ cues, latestEnds }: CueIndex, time: number): readonly Cue[] {
  const active: Cue[] = [];
  const visit = (from: number, until: number): void => {
    const middle = (from + until) >> 1;
    const cue = from < until ? cues[middle] : undefined;
    if (cue === undefined || !((latestEnds[middle] ?? -Infinity) > time)) return;
    visit(from, middle);
    if (!(cue.start <= time)) return;
    if (cue.end > time) active.push(cue);
    visit(middle + 1, until);
  };
  visit(0, cues.length);
  return active;
}

/** When other cues are on screen than at `time`; `Infinity`: never again. */
export function nextChange(index: CueIndex, time: number): number {
  const { cues } = index;
  let [from, until] = [0, cues.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((cues[middle]?.start ?? Infinity) > time) until = middle;
    else from = middle + 1;
  }
  return Math.min(cues[from]?.start ?? Infinity, ...activeCues(index, time).map(({ end }) => end));
}
