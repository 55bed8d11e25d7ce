import { readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { signWidget } from './sign/sign-widget.ts';
import type { SigningIdentities } from './sign/signing-identity.ts';
import type { WidgetFiles } from './sign/widget-signature.ts';

/** The same input gives the same bytes: a ZIP would otherwise carry the time of packaging. */
const FILE_TIME = new Date(2020, 0, 1);

/** A Tizen widget is a ZIP with config.xml at its root, and with its signatures beside it. */
export async function writeWgt(folder: string, file: string, identities: SigningIdentities): Promise<void> {
  const entries: Zippable = {};
  for (const [path, content] of signWidget(readFolder(folder), identities)) entries[path] = content;
  await writeFile(file, zipSync(entries, { level: 9, mtime: FILE_TIME }));
}

/** Without what begins with a dot: a TV's installer passes over it, so no signature would cover it. */
function readFolder(folder: string): WidgetFiles {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !path.split('/').some((name) => name.startsWith('.')));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path))]));
}
