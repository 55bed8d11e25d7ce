import type { Chapter } from '../storefront/feed-timeline.ts';
import type { SeekRange } from './seek-ladder.ts';
import { localized } from './strings.ts';
import type { Language } from './strings.ts';

/** Where something begins on the seek bar, in seconds of media time. */
export interface Mark {
  readonly start: number;
  /** Empty where it has no name. */
  readonly title: string;
}

/** Nearer together than this share of the bar they could not be told apart. */
const LEAST_DISTANCE = 1 / 250;

/** The chapters of a title in their order: each once, and none that lies outside of it. */
export function chapterMarks(chapters: readonly Chapter[], range: SeekRange, language: Language): readonly Mark[] {
  return tidyMarks(
    chapters.map(({ start, title }) => ({ start, title: title ? localized(title, language) : '' })),
    range,
  );
}

/** Marks within the range, in their order, none too near to the one before it. */
export function tidyMarks(marks: readonly Mark[], { start, end }: SeekRange): readonly Mark[] {
  const least = (end - start) * LEAST_DISTANCE;
  const tidy: Mark[] = [];
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    const before = tidy[tidy.length - 1];
    const isWithin = mark.start >= start && mark.start < end;
    if (isWithin && (before === undefined || mark.start - before.start > least)) tidy.push(mark);
  }
  return tidy;
}

/** The part that a time lies in; `null` before the first mark. */
export function markAt(marks: readonly Mark[], seconds: number): Mark | null {
  let found: Mark | null = null;
  for (const mark of marks) if (mark.start <= seconds) found = mark;
  return found;
}

/** Seconds into a part after which going back means its own start. */
const INTO_PART = 3;

/** Where a jump from mark to mark leads; `null` where there is none that way. */
export function neighbourMark(marks: readonly Mark[], seconds: number, direction: 1 | -1): Mark | null {
  if (direction === 1) return marks.find(({ start }) => start > seconds) ?? null;
  return markAt(marks, seconds - INTO_PART);
}
