import { strings } from './strings.ts';
import type { Language } from './strings.ts';

const BITS_PER_BYTE = 8;
const SECONDS_PER_HOUR = 3600;

/** What a bitrate comes to in an hour, in words and rounded as they are: `About 3 GB an hour`, `About 450 MB an hour`. */
export function formatDataPerHour(bitrateBps: number, language: Language): string {
  const bytes = (bitrateBps * SECONDS_PER_HOUR) / BITS_PER_BYTE;
  const gigabytes = roundTo(bytes / 1e9, bytes >= 10e9 ? 1 : bytes >= 3e9 ? 0.5 : 0.1);
  if (gigabytes >= 1) return strings.gigabytesAnHour(formatNumber(gigabytes, language));
  const megabytes = roundTo(bytes / 1e6, bytes >= 100e6 ? 50 : 10);
  return strings.megabytesAnHour(formatNumber(Math.max(megabytes, 10), language));
}

/** `2.4 Mbit/s`, `640 kbit/s`: two digits say enough. */
export function formatBitrate(bitrateBps: number, language: Language): string {
  const megabits = bitrateBps / 1e6;
  if (megabits < 1) return strings.kilobits(formatNumber(roundTo(bitrateBps / 1000, 10), language));
  return strings.megabits(formatNumber(roundTo(megabits, megabits >= 10 ? 1 : 0.1), language));
}

export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
}

function roundTo(value: number, step: number): number {
  return Math.round(value / step) * step;
}
