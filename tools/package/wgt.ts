import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { zipSync, type Zippable } from 'fflate';

/** The same input gives the same bytes: a ZIP would otherwise carry the time of packaging. */
const FILE_TIME = new Date(2020, 0, 1);

/** A Tizen widget is a ZIP with config.xml at its root; its signatures are files inside it and not made here. */
export async function writeWgt(folder: string, file: string): Promise<void> {
  const entries: Zippable = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const source = join(folder, path);
    if (statSync(source).isFile()) entries[path.split(sep).join('/')] = readFileSync(source);
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, zipSync(entries, { level: 9, mtime: FILE_TIME }));
}
