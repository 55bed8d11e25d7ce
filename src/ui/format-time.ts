import { strings } from './strings.ts';
import type { Language } from './strings.ts';

/** Media time as a clock: `0:07`, `12:34`, `1:02:03`. */
export function formatMediaTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const tail = twoDigits(whole % 60);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${tail}` : `${minutes}:${tail}`;
}

/** How long a title is, in words: `46 s`, `52 min`, `1 h 38 min`. */
export function formatLength(seconds: number): string {
  if (seconds < 60) return strings.seconds(Math.round(seconds));
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? strings.minutes(minutes) : strings.hours(Math.floor(minutes / 60), minutes % 60);
}

/** The time on the wall: `9:41 PM`, `21:41`. */
export function formatWallClock(epochMs: number, language: Language): string {
  return clockFormat(language, new Date(epochMs).getTimezoneOffset()).format(epochMs);
}

let lastFormat: readonly [key: string, format: Intl.DateTimeFormat] | null = null;

/** Kept, because making one costs more than a key may take. A format keeps the time zone it was made in. */
function clockFormat(language: Language, offset: number): Intl.DateTimeFormat {
  const key = `${language} ${offset}`;
  if (lastFormat?.[0] !== key)
    lastFormat = [key, new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' })];
  return lastFormat[1];
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
