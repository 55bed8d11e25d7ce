import type { LiveWindow } from '../player/engine-event.ts';
import type { Programme } from '../storefront/feed-timeline.ts';
import { localized } from './strings.ts';
import type { Language } from './strings.ts';

/** A programme of a channel, in seconds of its media time. */
export interface OnAir {
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/** What is on in the window, in its order: by the clock of the stream, never by that of the TV. None where it tells no time. */
export function programmesIn(
  programmes: readonly Programme[],
  { start, end, startMs }: LiveWindow,
  language: Language,
): readonly OnAir[] {
  if (startMs === undefined) return [];
  const toMediaTime = (ms: number): number => start + (ms - startMs) / 1000;
  return programmes
    .map(({ title, ...times }) => ({
      title: localized(title, language),
      start: toMediaTime(times.startMs),
      end: toMediaTime(times.endMs),
    }))
    .filter((programme) => programme.end > start && programme.start <= end)
    .sort((a, b) => a.start - b.start);
}

/** What is on at a time; of two that overlap, the one that began last. */
export function programmeAt(programmes: readonly OnAir[], seconds: number): OnAir | null {
  let found: OnAir | null = null;
  for (const programme of programmes) if (programme.start <= seconds && seconds < programme.end) found = programme;
  return found;
}
