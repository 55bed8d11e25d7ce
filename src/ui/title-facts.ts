import type { FeedTitle } from '../storefront/feed.ts';
import { formatLength } from './format-time.ts';
import { localized, strings } from './strings.ts';
import type { Language } from './strings.ts';

/** Year, length and rating, as far as the storefront knows them. */
export function titleFacts({ year, duration, rating }: FeedTitle): readonly string[] {
  const facts: string[] = [];
  if (year !== undefined) facts.push(String(year));
  if (duration !== undefined) facts.push(formatLength(duration));
  if (rating !== undefined) facts.push(rating);
  return facts;
}

/** What a screen reader says of a card: `Aurora, 2025, 46 s, 12+, UHD, Protected`. */
export function spokenTitle(film: FeedTitle, language: Language): string {
  const protection = film.protection === 'none' ? [] : [strings.protected];
  return [localized(film.title, language), ...titleFacts(film), ...film.badges, ...protection].join(', ');
}
