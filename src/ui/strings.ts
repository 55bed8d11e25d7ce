import type { Language } from '../lib/languages.ts';
import { EN } from './en.ts';
import { createTexts } from './text-table.ts';

export type { Language };

const texts = createTexts(EN);

/**
 * Every text the app shows, in the language it shows (`language-switch.ts`). Read it while rendering, never before: a text that
 * is kept stays in its language.
 */
export const strings = Object.assign(texts, {
  rejected: (count: number) => (count === 1 ? texts.rejectedOne : texts.rejectedMany(count)),
  hours: (hours: number, minutes: number) =>
    minutes === 0 ? texts.fullHours(hours) : texts.hoursAndMinutes(hours, minutes),
});

/** A text of the feed in the viewer's language, else in English. */
export function localized(texts: Readonly<Record<string, string>>, language: Language): string {
  return texts[language] ?? texts['en'] ?? '';
}
