import * as v from 'valibot';
import { attempt } from '../lib/attempt.ts';
import type { DurableText } from '../lib/durable-text.ts';
import { createStore, type ReadableStore } from '../lib/store.ts';

/** Where the viewer stands in a title. Media time in seconds. */
export interface WatchEntry {
  readonly titleId: string;
  readonly position: number;
  /** As the media had it. */
  readonly duration: number;
}

/** Titles that were begun and not seen to the end, the last one first. */
export interface WatchJournal extends ReadableStore<readonly WatchEntry[]> {
  /** Puts a title first, in the place of what was known of it. */
  keep(entry: WatchEntry): void;
  forget(titleId: string): void;
}

/** Nothing was begun, and nothing will be. */
export const EMPTY_JOURNAL: ReadableStore<readonly WatchEntry[]> = createStore<readonly WatchEntry[]>([]);

/** Who has begun more has forgotten the first. */
const MOST_TITLES = 100;

/**
 * Written in turn: a write that was torn by a power cut leaves the one before it. What is read is the last that is whole; by
 * its number, since the clock of a TV jumps.
 */
const STORE_KEYS = ['latchkey.watched.0', 'latchkey.watched.1'] as const;

const FORMAT = 1;
const SECONDS = v.pipe(v.number(), v.finite(), v.minValue(0));
const ENTRY = v.object({ titleId: v.pipe(v.string(), v.nonEmpty()), position: SECONDS, duration: SECONDS });
const SNAPSHOT = v.object({
  format: v.literal(FORMAT),
  write: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  entries: v.array(v.unknown()),
});

interface Snapshot {
  /** How many writes there were before it. */
  readonly write: number;
  readonly entries: readonly WatchEntry[];
}

const EMPTY: Snapshot = { write: 0, entries: [] };

export interface WatchJournalOptions {
  /** `localStorage`, where there is one: there before the first screen. It may throw: then the journal lasts as long as the app. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null;
  /** Outlives a crash of the browser, and is there a moment later. */
  readonly vault?: DurableText;
}

export function createWatchJournal({ storage, vault }: WatchJournalOptions): WatchJournal {
  const found = newest(STORE_KEYS.map((key) => parseSnapshot(attempt(() => storage?.getItem(key) ?? ''))));
  let { write, entries } = found;
  const store = createStore(entries);
  const change = (changed: readonly WatchEntry[]): void => {
    entries = changed.slice(0, MOST_TITLES);
    write += 1;
    const snapshot = JSON.stringify({ format: FORMAT, write, entries });
    attempt(() => storage?.setItem(STORE_KEYS[write % 2 === 0 ? 0 : 1], snapshot));
    vault?.write(snapshot);
    store.set(entries);
  };
  void vault?.read().then((text) => {
    const outlived = parseSnapshot(text);
    if (outlived.write <= found.write) return;
    const since = entries.filter((entry) => !found.entries.includes(entry));
    write = Math.max(write, outlived.write);
    change([...since, ...outlived.entries.filter(({ titleId }) => since.every((entry) => entry.titleId !== titleId))]);
  });
  const others = (titleId: string): readonly WatchEntry[] => entries.filter((entry) => entry.titleId !== titleId);
  return {
    ...store,
    keep(entry) {
      change([entry, ...others(entry.titleId)]);
    },
    forget(titleId) {
      const left = others(titleId);
      if (left.length < entries.length) change(left);
    },
  };
}

function newest(snapshots: readonly Snapshot[]): Snapshot {
  return snapshots.reduce((one, other) => (other.write > one.write ? other : one), EMPTY);
}

/** Whatever is in the store: what nobody could have written is as good as nothing, and so is each entry. */
function parseSnapshot(text: string | null): Snapshot {
  const parsed = v.safeParse(
    SNAPSHOT,
    attempt(() => JSON.parse(text ?? '') as unknown),
  );
  if (!parsed.success) return EMPTY;
  const entries = new Map<string, WatchEntry>();
  for (const candidate of parsed.output.entries) {
    const entry = v.safeParse(ENTRY, candidate);
    if (entry.success && !entries.has(entry.output.titleId)) entries.set(entry.output.titleId, entry.output);
  }
  return { write: parsed.output.write, entries: [...entries.values()].slice(0, MOST_TITLES) };
}
