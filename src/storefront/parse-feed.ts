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
 * The feed as rails of titles, each rail once and each title once in a rail. A title that does not fit its schema, and a
 * title or rail whose id another one before it has, are left out and named in `rejected`; the others still work. Throws
 * ENTITLEMENT_INVALID when the feed as a whole does not fit.
 */
export function parseFeed(body: ArrayBuffer): {
  readonly rails: readonly Rail[];
  readonly rejected: readonly PlayerError[];
} {
  const feed = parseAnswer(FEED_SCHEMA, body, 'a feed');
  const rejected: PlayerError[] = [];
  const titles = readTitles(feed.titles, rejected);
  const rails = onceEach(feed.rails, rejected).map((rail) => ({
    ...rail,
    titles: [...new Set(rail.titles.flatMap((id) => titles.get(id) ?? []))],
  }));
  return { rails: rails.filter((rail) => rail.titles.length > 0), rejected };
}

function readTitles(entries: readonly unknown[], rejected: PlayerError[]): ReadonlyMap<string, FeedTitle> {
  const titles = new Map<string, FeedTitle>();
  entries.forEach((entry, index) => {
    const result = v.safeParse(TITLE_SCHEMA, entry);
    if (!result.success) rejected.push(entryError(`titles.${index}`, firstIssue(result.issues)));
    else if (titles.has(result.output.id)) rejected.push(repeatedId(`titles.${index}`));
    else titles.set(result.output.id, result.output);
  });
  return titles;
}

/** The focus could not tell two rails of one id apart. */
function onceEach<Entry extends { readonly id: string }>(entries: readonly Entry[], rejected: PlayerError[]): Entry[] {
  const ids = new Set<string>();
  return entries.filter(({ id }, index) => {
    const isNew = !ids.has(id);
    if (!isNew) rejected.push(repeatedId(`rails.${index}`));
    ids.add(id);
    return isNew;
  });
}

const repeatedId = (entry: string): PlayerError =>
  entryError(entry, { field: 'id', message: 'expected an id of its own, got that of an entry before it' });

function entryError(entry: string, { field, message }: ReturnType<typeof firstIssue>): PlayerError {
  const path = field === '' ? entry : `${entry}.${field}`;
  return new PlayerError('CONFIG_FEED_ENTRY', `The feed entry ${path} does not fit: ${message}`, {
    details: { field: path },
  });
}
