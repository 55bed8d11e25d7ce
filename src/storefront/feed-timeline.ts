import * as v from 'valibot';

/** By BCP 47 language. */
const WORDS = v.record(v.string(), v.string());
const SECONDS = v.pipe(v.number(), v.finite(), v.minValue(0));
/** ISO 8601 with its zone: `2026-11-21T20:15:00Z`. */
const INSTANT = v.pipe(v.string(), v.transform(Date.parse), v.number(), v.finite());

const CHAPTER = v.object({ start: SECONDS, title: v.optional(WORDS) });

const PROGRAMME = v.pipe(
  v.object({ start: INSTANT, end: INSTANT, title: WORDS }),
  v.check(({ start, end }) => start < end, 'expected an end after the start'),
  v.transform(({ start, end, title }) => ({ startMs: start, endMs: end, title })),
);

const MARKERS = v.object({
  intro: v.optional(v.object({ start: SECONDS, end: SECONDS })),
  /** Without an end they last as long as the title. */
  credits: v.optional(v.object({ start: SECONDS, end: v.optional(SECONDS) })),
});

/**
 * What the feed may say of the timeline of a title. It decorates: an entry that does not fit is left out, and the title stays.
 * That times may lie in any order, and outside of the title, is the screen's business.
 */
export const TIMELINE = {
  /** Seconds of media time. */
  chapters: fittingOf(CHAPTER),
  /** Seconds of media time. */
  markers: v.fallback(v.optional(MARKERS), undefined),
  /** What is on a channel, in milliseconds since the epoch. */
  programmes: fittingOf(PROGRAMME),
  /** Id of the title to offer at the end. Default: the next on its rail. */
  next: v.fallback(v.optional(v.string()), undefined),
};

export type Chapter = v.InferOutput<typeof CHAPTER>;
export type Markers = v.InferOutput<typeof MARKERS>;
export type Programme = v.InferOutput<typeof PROGRAMME>;

function fittingOf<Entry>(schema: v.GenericSchema<unknown, Entry>) {
  const read = (entries: unknown[]): Entry[] =>
    entries.flatMap((entry) => {
      const result = v.safeParse(schema, entry);
      return result.success ? [result.output] : [];
    });
  return v.fallback(v.optional(v.pipe(v.array(v.unknown()), v.transform(read))), undefined);
}
