import type { Markers } from '../storefront/feed-timeline.ts';

/** What the viewer may want at this place of a title, in seconds of media time. */
export type Offer =
  { readonly kind: 'skip-intro' | 'skip-credits'; readonly to: number } | { readonly kind: 'next-up' };

export interface OfferQuestion {
  readonly markers: Markers | undefined;
  readonly position: number;
  /** Of an on-demand title. */
  readonly duration: number;
  readonly hasEnded: boolean;
  /** Whether there is a title to go on with. */
  readonly hasNext: boolean;
}

/** Skipping less than this is not worth a key. */
const LEAST_SKIP = 2;

/**
 * What is offered, if anything. The next title is at the end, or as soon as credits begin that last until there. Markers that
 * lie outside of the title or end before they begin are none; of two that overlap, the intro holds.
 */
export function offerAt({ markers, position, duration, hasEnded, hasNext }: OfferQuestion): Offer | null {
  if (hasEnded) return hasNext ? { kind: 'next-up' } : null;
  const { intro, credits } = markers ?? {};
  if (intro && intro.end <= duration && isWithin(position, intro)) return { kind: 'skip-intro', to: intro.end };
  if (!credits || position < credits.start) return null;
  const end = Math.min(credits.end ?? duration, duration);
  if (duration - end < LEAST_SKIP && hasNext) return { kind: 'next-up' };
  return isWithin(position, { start: credits.start, end }) ? { kind: 'skip-credits', to: end } : null;
}

function isWithin(position: number, { start, end }: { readonly start: number; readonly end: number }): boolean {
  return position >= start && position < end - LEAST_SKIP;
}
