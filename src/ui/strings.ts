import type { PlayerErrorCode } from '../errors.ts';
import { EN } from './en.ts';
import { FR } from './fr.ts';

export type Language = 'en' | 'fr';

/** What happened, and what to do about it: one sentence each. */
export interface ErrorText {
  readonly happened: string;
  readonly advice: string;
}

/** Every text the app shows. A language that misses one does not compile. */
export interface Strings {
  readonly home: string;
  readonly loadingHome: string;
  readonly loadingTitle: (title: string) => string;
  readonly stillLoading: string;
  readonly loadingTooLong: string;
  readonly emptyCatalog: string;
  readonly rejected: (count: number) => string;
  readonly protected: string;
  readonly hours: (hours: number, minutes: number) => string;
  readonly minutes: (minutes: number) => string;
  readonly seconds: (seconds: number) => string;
  readonly nowPlaying: (title: string) => string;
  readonly endsAt: (time: string) => string;
  readonly buffering: string;
  readonly offline: string;
  readonly position: string;
  readonly positionOf: (position: string, duration: string) => string;
  readonly play: string;
  readonly pause: string;
  readonly fromStart: string;
  readonly back10: string;
  readonly forward10: string;
  readonly back10Name: string;
  readonly forward10Name: string;
  readonly tracksButton: string;
  readonly audio: string;
  readonly subtitles: string;
  readonly subtitlesOff: string;
  /** By the language part of a BCP 47 tag. */
  readonly languages: Readonly<Partial<Record<string, string>>>;
  readonly unknownLanguage: string;
  /** By DASH role, for those that a viewer chooses by. */
  readonly trackRoles: Readonly<Partial<Record<string, string>>>;
  readonly live: string;
  readonly goLive: string;
  readonly behindLive: (time: string) => string;
  readonly retry: string;
  readonly signIn: string;
  readonly backToHome: string;
  readonly leaveQuestion: string;
  readonly leaveApp: string;
  readonly stay: string;
  readonly errors: Readonly<Record<PlayerErrorCode, ErrorText>>;
}

const STRINGS: Readonly<Record<Language, Strings>> = { en: EN, fr: FR };

export function stringsOf(language: Language): Strings {
  return STRINGS[language];
}

/** A text of the feed in the viewer's language, else in English. */
export function localized(texts: Readonly<Record<string, string>>, language: Language): string {
  return texts[language] ?? texts['en'] ?? '';
}
