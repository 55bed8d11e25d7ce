import type { LiveSchedule } from './live.ts';
import { FILM_DURATION } from './packager/renditions.ts';
import type { Localized } from './titles.ts';

/** As the feed has it: ISO 8601. */
export interface DemoProgramme {
  readonly start: string;
  readonly end: string;
  readonly title: Localized;
}

/** Seconds before and after now that the feed tells of. */
const TOLD = { before: 300, after: 7200 };

/** The demo channel shows the film over and over: each showing is a programme of its own. */
export function listProgrammes(live: LiveSchedule): readonly DemoProgramme[] {
  const [sinceMs, elapsed] = [live.sinceMs, live.elapsed()];
  const first = Math.max(0, Math.floor((elapsed - TOLD.before) / FILM_DURATION));
  const last = Math.floor((elapsed + TOLD.after) / FILM_DURATION);
  const toIso = (number: number): string => new Date(sinceMs + Math.round(number * FILM_DURATION * 1000)).toISOString();
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const number = first + index;
    return {
      start: toIso(number),
      end: toIso(number + 1),
      title: { en: `Night ${number + 1}`, fr: `Nuit ${number + 1}` },
    };
  });
}
