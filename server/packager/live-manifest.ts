import { formatMediaSets, formatMpd, formatPeriod } from './manifest.ts';
import type { PackagedRendition } from './package-rendition.ts';
import { SEGMENT_DURATION } from './renditions.ts';

/** Seconds that a viewer can go back. */
export const LIVE_WINDOW = 120;

/** Behind the edge: three segments, as much as a player wants to have in hand. */
const PRESENTATION_DELAY = 12;
const UPDATE_PERIOD = 30;

/** Relative, as everything here is: from `media/<title>/` to the clock of the backend. */
const CLOCK_PATH = '../../live/time';

/**
 * A dynamic DASH manifest: number 1 began at `startMs` (milliseconds since the epoch), and every 3.84 s there is one more.
 * It never changes, since a player works out the newest number from its clock.
 */
export function formatLiveManifest(renditions: readonly PackagedRendition[], startMs: number): string {
  const start = new Date(startMs).toISOString();
  const attributes = [
    'type="dynamic"',
    `availabilityStartTime="${start}" publishTime="${start}"`,
    `minimumUpdatePeriod="PT${UPDATE_PERIOD}S" timeShiftBufferDepth="PT${LIVE_WINDOW}S"`,
    `suggestedPresentationDelay="PT${PRESENTATION_DELAY}S" maxSegmentDuration="PT${SEGMENT_DURATION}S"`,
  ].join(' ');
  const clock = `  <UTCTiming schemeIdUri="urn:mpeg:dash:utc:http-iso:2014" value="${CLOCK_PATH}"/>\n`;
  return formatMpd(attributes, formatPeriod('film', 0, formatMediaSets(renditions)), clock);
}

/** Seconds between two looks at the manifest of a channel that is about to end. */
const LAST_UPDATES_PERIOD = 2;

/** The manifest of a channel that ends after `end` seconds on air: looked at often until then, and from then on a film. */
export function endLiveManifest(mpd: string, end: number, hasEnded: boolean): string {
  if (!hasEnded) return mpd.replace(/minimumUpdatePeriod="[^"]*"/, `minimumUpdatePeriod="PT${LAST_UPDATES_PERIOD}S"`);
  return mpd
    .replace('type="dynamic"', `type="static" mediaPresentationDuration="PT${end.toFixed(2)}S"`)
    .replace(/ *(?:minimumUpdatePeriod|timeShiftBufferDepth|suggestedPresentationDelay)="[^"]*"/g, '')
    .replace(/ *<UTCTiming[^>]*>\n/, '');
}
