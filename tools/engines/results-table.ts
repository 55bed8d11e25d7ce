import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../build/root.ts';
import { formatTable } from '../docs/markdown-table.ts';
import type { Engine, TvModel } from './engines.ts';
import type { EngineRun } from './run-engines.ts';
import { CHECKS, type Outcome } from './walk.ts';

export const DEVICES_PAGE = join(ROOT, 'docs/devices.md');

const BEGIN = '<!-- engines: written by npm run test:engines, no row by hand -->';
const END = '<!-- /engines -->';

const MAKERS = { tizen: 'Tizen', webos: 'webOS' };

/** Puts the runs in the place of those that the page holds. */
export async function writeResults(runs: readonly EngineRun[]): Promise<void> {
  const page = replaceResults(await readFile(DEVICES_PAGE, 'utf8'), formatResults(runs));
  const style = await resolveConfig(DEVICES_PAGE);
  await writeFile(DEVICES_PAGE, await format(page, { ...style, parser: 'markdown' }));
}

/** Throws where the page has lost the marks. */
export function replaceResults(page: string, table: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`Expected ${BEGIN} and ${END} in ${DEVICES_PAGE}.`);
  return `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
}

/** One row per model year, in the order of the runs. */
export function formatResults(runs: readonly EngineRun[]): string {
  const head = ['TV', 'runs', 'engine here', ...CHECKS.map((check) => (check === 'back' ? 'Back' : check))];
  const rows = runs.map(({ engine, tv, version, walk }) => [
    nameTv(tv),
    `Chromium ${tv.chromium.split('.', 1).join()}`,
    `${version}, ${nameSource(engine)}`,
    ...CHECKS.map((check) => formatOutcome(walk[check])),
  ]);
  return formatTable(head, rows);
}

/** `Tizen 5.5 (2020)`. */
export const nameTv = ({ platform, version, year }: TvModel): string => `${MAKERS[platform]} ${version} (${year})`;

function nameSource({ package: pinned }: Engine): string {
  return pinned === null ? 'this machine’s' : `\`${pinned.name}@${pinned.version}\``;
}

function formatOutcome(outcome: Outcome): string {
  if (typeof outcome === 'object') return '**fails**';
  return { passed: 'yes', shimmed: 'by shim', impossible: '–' }[outcome];
}
