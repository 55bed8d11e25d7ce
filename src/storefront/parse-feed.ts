import * as v from 'valibot';
import { PlayerError } from '../errors.ts';
import { TITLE_SCHEMA, type FeedTitle, type Rail } from './feed.ts';
import { firstIssue, parseAnswer } from './parse-answer.ts';

const FEED_SCHEMA = v.object({
  version: v.literal(1),
  rails: v.array(
    v.object({
      id: v.string(),
      title: v.intersect([v.record(v.string(), v.string()), v.object({ en: v.string() })]),
      titles: v.array(v.string()),
    }),
  ),
  titles: v.array(v.unknown()),
});

/**
 * The feed as rails of titles, each title once in a rail. An entry that does not fit its schema is left out and named in
 * `rejected`; the others still work. Throws ENTITLEMENT_INVALID when the feed as a whole does not fit.
 */
export function parseFeed(body: ArrayBuffer): {
  readonly rails: readonly Rail[];
  readonly rejected: readonly PlayerError[];
} {
  const feed = parseAnswer(FEED_SCHEMA, body, 'a feed');
  const titles = new Map<string, FeedTitle>();
  const rejected: PlayerError[] = [];
  feed.titles.forEach((entry, index) => {
    const result = v.safeParse(TITLE_SCHEMA, entry);
    if (result.success) titles.set(result.output.id, result.output);
    else rejected.push(entryError(index, result.issues));
  });
  const rails = feed.rails.map((rail) => ({
    ...rail,
    titles: [...new Set(rail.titles.flatMap((id) => titles.get(id) ?? []))],
  }));
  return { rails: rails.filter((rail) => rail.titles.length > 0), rejected };
}

function entryError(index: number, issues: readonly v.BaseIssue<unknown>[]): PlayerError {
  const { field, message } = firstIssue(issues);
  const path = field === '' ? `titles.${index}` : `titles.${index}.${field}`;
  return new PlayerError('CONFIG_FEED_ENTRY', `The feed entry ${path} does not fit: ${message}`, {
    details: { field: path },
  });
}
