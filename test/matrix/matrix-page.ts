import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../../tools/build/root.ts';
import { formatTable } from '../../tools/docs/markdown-table.ts';
import type { CellReport } from './cell-report.ts';
import { CAUSES } from './causes.ts';
import { COURSES, WHENS, type Cell, type Course, type When } from './cells.ts';

const PAGE = join(ROOT, 'docs/fault-matrix.md');

type Results = ReadonlyMap<Cell, CellReport>;

/** Writes `docs/fault-matrix.md`. `broken`: one line for each cell that did not end as it must. */
export async function writeMatrixPage(results: Results, broken: readonly string[]): Promise<void> {
  const verdict = broken.length === 0 ? SOUND : `**Broken**\n\n${broken.map((line) => `- ${line}`).join('\n')}`;
  const sections = [intro(results), verdict, ...COURSES.map((course) => formatCourse(course, results))];
  const options = { ...(await resolveConfig(PAGE)), parser: 'markdown' };
  await writeFile(PAGE, await format(sections.join('\n\n'), options));
}

const intro = ({ size }: Results): string => `# The fault matrix

<!-- Written by npm run test:long (test/long/fault-matrix.test.ts). Change the tables in test/matrix/, not this. -->

What comes of a license request that goes wrong: ${size} cells in a real Chromium, before the real server, each held to the rules of
[architecture](architecture.md) §5 by the test that wrote this page. Widevine and PlayReady are simulated over the browser's ClearKey (\`tools/simulator/cdm\`).
The jitter of back-offs is held in the middle of its range.

- **First license**: the playback fails with the error. **Second key**: it goes on without that key. **Renewal**: it goes on with the license it has.
  ClearKey has no renewal.
- **Tries** are license requests for the key, **grants** are those asked for after the first of them. The columns are whole seconds from the key request (of
  a renewal: from its first license request) to license or error: C is ClearKey, W Widevine, P PlayReady; 1 the first license, 2 the
  second key, R the renewal.`;

const SOUND = `In every cell the key sessions were closed, the keys of the next title came, and nothing was said on the console. An answer
of 10 MiB and one that never ends are in \`test/timing/key-sessions.test.ts\`.`;

const TITLES: Readonly<Record<string, string>> = {
  'once fresh': 'Met once, with a token that is good',
  'always fresh':
    'Met every time, with a token that is good\n\nWhat is final at its first time, above, is not repeated here.',
  'once expired':
    'Met once, with a token that expires meanwhile\n\nThe license server then says -4010 to it; a new grant brings a good one.',
  'once revoked':
    'Met once, with a token that is revoked meanwhile\n\nThe license server then says 403 to it, and the storefront has ended the session.',
};

function formatCourse(course: Course, results: Results): string {
  const rows = CAUSES.flatMap(({ name }) => {
    const row = [...results].filter(
      ([cell]) => cell.cause.name === name && cell.met === course.met && cell.token === course.token,
    );
    return groupByEnding(row).map((group) => [name, ...group]);
  });
  const head = ['cause', 'outcome', 'tries', 'grants', ...WHENS.map(columnOf)];
  return `## ${TITLES[`${course.met} ${course.token}`] ?? ''}\n\n${formatTable(head, rows)}`;
}

/** One row for all that end alike: that is one row, unless something is wrong. */
function groupByEnding(row: readonly (readonly [Cell, CellReport])[]): readonly (readonly string[])[] {
  const endingOf = ({ outcome, tries, grants }: CellReport): readonly string[] => [outcome, `${tries}`, `${grants}`];
  const groups = new Map<string, { readonly ending: readonly string[]; readonly seconds: Map<string, string> }>();
  for (const [cell, report] of row) {
    const ending = endingOf(report);
    const group = groups.get(ending.join()) ?? { ending, seconds: new Map<string, string>() };
    groups.set(ending.join(), group);
    group.seconds.set(columnOf(cell), formatSeconds(report.seconds));
  }
  return [...groups.values()].map(({ ending, seconds }) => [
    ...ending,
    ...WHENS.map((when) => seconds.get(columnOf(when)) ?? ''),
  ]);
}

function columnOf({ keySystem, phase }: When): string {
  const number = { 'first license': '1', 'second key': '2', renewal: 'R' }[phase];
  return keySystem.charAt(0).toUpperCase() + number;
}

/** A back-off of 0.4 s is no second, however busy the machine. */
const formatSeconds = (seconds: number): string => (seconds < 1 ? '0' : seconds.toFixed(0));
