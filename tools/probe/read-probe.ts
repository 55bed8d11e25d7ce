import { inflateSync } from 'node:zlib';

/** Of what was scanned, in words for who scanned it. */
export class ProbeTextError extends Error {
  override readonly name = 'ProbeTextError';
}

interface Part {
  readonly page: string;
  /** Of one result. */
  readonly run: string;
  readonly number: number;
  readonly count: number;
  readonly data: string;
}

/** test/device/probe-text.ts: `LKP1.<page>.<run>.<number>-<count>.<data>`. */
const PART = /^LKP(\d+)\.([a-z]+)\.([\w-]{6})\.(\d{1,2})-(\d{1,2})\.([\w-]*)$/;
const FORMAT = '1';
/** No result is larger; a text that was made to be is no result. */
const LARGEST_BYTES = 1024 * 1024;

/**
 * The results of all pages whose codes are in the text, in the order in which they first appear. White space between parts is of no matter,
 * nor their order, nor one that is there twice. Throws ProbeTextError where a part is none, is missing, or was misread.
 */
export function readProbes(text: string): readonly unknown[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) throw new ProbeTextError('Expected the text of a code, which begins with LKP1., got nothing');
  const runs = new Map<string, Part[]>();
  for (const part of words.map(readPart)) {
    const name = `${part.page} ${part.run}`;
    runs.set(name, [...(runs.get(name) ?? []), part]);
  }
  return [...runs.values()].map(readRun);
}

function readPart(word: string): Part {
  const shown = word.length > 40 ? `${word.slice(0, 40)}…` : word;
  const [, format, page = '', run = '', number, count, data = ''] = PART.exec(word) ?? [];
  if (format === undefined)
    throw new ProbeTextError(`Expected the text of a code, which begins with LKP1., got ${shown}`);
  if (format !== FORMAT)
    throw new ProbeTextError(`Expected format LKP${FORMAT}, got LKP${format}: read it with a newer Latchkey`);
  const part = { page, run, number: Number(number), count: Number(count), data };
  if (part.number < 1 || part.number > part.count)
    throw new ProbeTextError(`Expected code 1 to ${part.count}, got ${shown}`);
  return part;
}

function readRun(parts: readonly Part[]): unknown {
  const [first] = parts;
  if (first === undefined) throw new TypeError('A run has a part');
  const { page, count } = first;
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const missing = numbers.filter((number) => !parts.some((part) => part.number === number));
  if (missing.length > 0) throw new ProbeTextError(`${page}: code ${missing.join(' and ')} of ${count} is missing`);
  const data = numbers.map((number) => parts.find((part) => part.number === number)?.data ?? '').join('');
  return parse(page, data);
}

function parse(page: string, data: string): unknown {
  try {
    const bytes = inflateSync(Buffer.from(data, 'base64url'), { maxOutputLength: LARGEST_BYTES });
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new ProbeTextError(`${page}: misread or cut short: scan it again`, { cause });
  }
}
