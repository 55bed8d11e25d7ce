import { msg } from '@lit/localize';
import type { StrResult, TemplateLike } from '@lit/localize';

/** Texts by id: as they stand, with places for values, or a group of them. */
export interface TextTable {
  readonly [id: string]: string | TextWithValues | TextTable;
}

/** English names its values in the order of its parameters, each once; another language in any order. */
type TextWithValues = (...values: never[]) => StrResult;

/** What the UI reads: each text in the language that is shown. */
export type Texts<Table> = {
  readonly [Id in keyof Table]: Table[Id] extends string
    ? string
    : Table[Id] extends (...values: infer Values) => StrResult
      ? (...values: Values) => string
      : Texts<Table[Id]>;
};

/** The same texts in another language. One that misses a text, or has one too many, does not compile. */
export type Translation<Table> = {
  readonly [Id in keyof Table]: Table[Id] extends string
    ? string
    : Table[Id] extends (...values: infer Values) => StrResult
      ? (...values: Values) => StrResult
      : Translation<Table[Id]>;
};

/** `table` holds the English texts; another language is looked up by path: `errors.KEY_MISSING.advice`. */
export function createTexts<Table extends TextTable>(table: Table): Texts<Table> {
  return toTexts(table, '') as Texts<Table>;
}

/** A language as lit-localize takes it: where a value goes stands its number. */
export function toTemplates(table: TextTable): Record<string, TemplateLike> {
  const templates: Record<string, TemplateLike> = {};
  forEachText(table, '', (id, text) => {
    templates[id] = typeof text === 'string' ? text : callWithNumbers(text);
  });
  return templates;
}

function toTexts(table: TextTable, prefix: string): object {
  const texts = Object.create(null) as object;
  for (const [key, entry] of Object.entries(table)) {
    const id = prefix + key;
    Object.defineProperty(texts, key, { enumerable: true, get: readerOf(id, entry) });
  }
  return texts;
}

function readerOf(id: string, entry: TextTable[string]): () => unknown {
  if (typeof entry === 'string') return () => msg(entry, { id });
  if (isWithValues(entry)) {
    const format = (...values: never[]): string => msg(entry(...values), { id });
    return () => format;
  }
  const group = toTexts(entry, `${id}.`);
  return () => group;
}

function forEachText(table: TextTable, prefix: string, use: (id: string, text: string | TextWithValues) => void): void {
  for (const [key, entry] of Object.entries(table)) {
    if (typeof entry === 'string' || isWithValues(entry)) use(prefix + key, entry);
    else forEachText(entry, `${prefix}${key}.`, use);
  }
}

function callWithNumbers(text: TextWithValues): StrResult {
  return text(...(Array.from({ length: text.length }, (_, at) => at) as never[]));
}

function isWithValues(entry: TextTable[string]): entry is TextWithValues {
  return typeof entry === 'function';
}
