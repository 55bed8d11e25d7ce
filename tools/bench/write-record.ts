import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../build/root.ts';

/** Writes `docs/bench/<name>.md` and `.json`, and prints the report. */
export async function writeRecord(name: string, report: string, record: object): Promise<void> {
  const folder = join(ROOT, 'docs/bench');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.md`), report);
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(record, null, 2)}\n`);
  console.log(report);
}
