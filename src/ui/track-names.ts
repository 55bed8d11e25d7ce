import type { Track } from '../player/engine-event.ts';
import { strings } from './strings.ts';

/** By the language part of a BCP 47 tag, or by DASH role. */
type Named = Readonly<Partial<Record<string, string>>>;

/** A track as a viewer would call it: `English`, `French, captions`. `Intl.DisplayNames` needs Chromium 81. */
export function trackName({ language, roles }: Track): string {
  const purposesByRole: Named = strings.trackRoles;
  const purposes = roles.flatMap((role) => purposesByRole[role] ?? []);
  return [languageName(language), ...purposes].join(', ');
}

/** Of a BCP 47 tag; one that nobody here has a name for stands as it is. */
export function languageName(language: string): string {
  const code = language.split('-')[0] ?? language;
  const languages: Named = strings.languages;
  return languages[code] ?? (code === 'und' ? strings.unknownLanguage : language);
}
