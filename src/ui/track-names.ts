import type { Track } from '../player/engine-event.ts';
import type { Strings } from './strings.ts';

/** A track as a viewer would call it: `English`, `French, captions`. `Intl.DisplayNames` needs Chromium 81. */
export function trackName({ language, roles }: Track, strings: Strings): string {
  const code = language.split('-')[0] ?? language;
  const name = strings.languages[code] ?? (code === 'und' ? strings.unknownLanguage : language);
  const purposes = roles.flatMap((role) => strings.trackRoles[role] ?? []);
  return [name, ...purposes].join(', ');
}
