import type { Arrow } from './remote-keys.ts';

export type Direction = 'ltr' | 'rtl';

/** One line of focusable things, in reading order. Item ids are unique within a screen. May be empty. */
export interface FocusRow {
  readonly id: string;
  readonly items: readonly string[];
}

/** What a screen declares, top to bottom. */
export type FocusRows = readonly FocusRow[];

/** The last focused item of each row, by row id. */
export type FocusMemory = Readonly<Record<string, string>>;

export interface FocusPlace {
  readonly row: number;
  readonly column: number;
}

export interface FocusContext {
  readonly memory?: FocusMemory;
  /** Default `ltr`. In `rtl`, Left is the next item of a row. */
  readonly direction?: Direction;
}

/**
 * The item that an arrow leads to; the current one at an edge. `null` only where there is no item at all.
 * Up and Down skip empty rows and enter a row at its remembered item, else at its first.
 */
export function nextFocus(
  rows: FocusRows,
  current: string | null,
  key: Arrow,
  { memory = {}, direction = 'ltr' }: FocusContext = {},
): string | null {
  const place = findPlace(rows, current);
  if (!place) return settleFocus(rows, current, null, memory);
  switch (key) {
    case 'up':
      return enterNextRow(rows, place.row, -1, memory) ?? current;
    case 'down':
      return enterNextRow(rows, place.row, 1, memory) ?? current;
    case 'left':
    case 'right': {
      const isForwards = (key === 'right') === (direction === 'ltr');
      return rows[place.row]?.items[place.column + (isForwards ? 1 : -1)] ?? current;
    }
  }
}

/**
 * The item to focus after the rows have changed: the wanted one if it is still there, else what now stands at its place,
 * else something in the nearest row. `null` only where there is no item at all.
 */
export function settleFocus(
  rows: FocusRows,
  wanted: string | null,
  lastPlace: FocusPlace | null,
  memory: FocusMemory = {},
): string | null {
  if (wanted !== null && findPlace(rows, wanted)) return wanted;
  const start = Math.min(lastPlace?.row ?? 0, rows.length - 1);
  const row = rows[start];
  if (row && lastPlace) {
    const neighbour = row.items[Math.min(lastPlace.column, row.items.length - 1)];
    if (neighbour !== undefined) return neighbour;
  }
  return enterRow(row, memory) ?? enterNextRow(rows, start, 1, memory) ?? enterNextRow(rows, start, -1, memory);
}

/** Where an item stands, `null` for one that is not there. */
export function findPlace(rows: FocusRows, item: string | null): FocusPlace | null {
  if (item === null) return null;
  for (const [row, { items }] of rows.entries()) {
    const column = items.indexOf(item);
    if (column >= 0) return { row, column };
  }
  return null;
}

function enterNextRow(rows: FocusRows, from: number, step: 1 | -1, memory: FocusMemory): string | null {
  for (let at = from + step; at >= 0 && at < rows.length; at += step) {
    const item = enterRow(rows[at], memory);
    if (item !== null) return item;
  }
  return null;
}

function enterRow(row: FocusRow | undefined, memory: FocusMemory): string | null {
  if (!row) return null;
  const remembered = memory[row.id];
  if (remembered !== undefined && row.items.includes(remembered)) return remembered;
  return row.items[0] ?? null;
}
