import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROBE_FOLDER, PROBE_PAGES } from '../build/build-probes.ts';
import { addBeforeFirstScript, WEBAPIS_SCRIPT } from './manifests.ts';

/** Watches for the keys that lead to the probes; the app itself knows nothing of them. */
const ENTRY_SCRIPT = `<script src="${PROBE_FOLDER}/entry.js"></script>`;

/** Adds the built probe pages to both staged packages, with Samsung's script where it is one, and the way to them. */
export async function stageProbes(
  built: string,
  { tizenDir, webosDir }: { readonly tizenDir: string; readonly webosDir: string },
): Promise<void> {
  for (const folder of [tizenDir, webosDir]) {
    await cp(built, join(folder, PROBE_FOLDER), { recursive: true });
    await editPage(join(folder, 'index.html'), addEntry);
  }
  for (const page of PROBE_PAGES) {
    await editPage(join(tizenDir, PROBE_FOLDER, `${page}.html`), (html) => addBeforeFirstScript(html, WEBAPIS_SCRIPT));
  }
}

function addEntry(html: string): string {
  return html.replace(/([ \t]*)<\/body>/, (end, indent: string) => `${indent}  ${ENTRY_SCRIPT}\n${end}`);
}

async function editPage(file: string, edit: (html: string) => string): Promise<void> {
  await writeFile(file, edit(await readFile(file, 'utf8')));
}
