import { FILM_CUES, TEXT_LANGUAGES, type TextLanguage } from './film-cues.ts';
import { formatTtml } from './format-ttml.ts';
import { formatWebvtt } from './format-webvtt.ts';

/** Subtitles in a file beside the media: never encrypted, the same for every title. */
export interface TextTrack {
  /** Also its path in a packaged title. */
  readonly path: string;
  readonly language: TextLanguage;
  /** Of the DASH role scheme. */
  readonly role: 'subtitle' | 'caption';
  readonly mimeType: string;
  readonly body: Buffer;
}

/** WebVTT for everybody, and IMSC1 for players that style what they show. */
export const TEXT_TRACKS: readonly TextTrack[] = [
  ...TEXT_LANGUAGES.map((language): TextTrack => {
    const body = Buffer.from(formatWebvtt(FILM_CUES, language));
    return { path: `text/${language}.vtt`, language, role: 'subtitle', mimeType: 'text/vtt', body };
  }),
  ...TEXT_LANGUAGES.map((language): TextTrack => {
    const body = Buffer.from(formatTtml(FILM_CUES, language));
    return { path: `text/${language}.ttml`, language, role: 'caption', mimeType: 'application/ttml+xml', body };
  }),
];
