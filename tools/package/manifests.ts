import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { ROOT } from '../build/root.ts';

/** Samsung's own API; the TV resolves `$WEBAPIS`, a browser finds nothing there. */
const WEBAPIS_SCRIPT = '<script src="$WEBAPIS/webapis/webapis.js"></script>';
const APP_INFO = v.looseObject({ icon: v.string(), largeIcon: v.string(), splashBackground: v.string() });

/** Adds config.xml with the version, what it names, and Samsung's script before the app's own. */
export async function stageTizen(folder: string, version: string): Promise<void> {
  const manifest = await readFile(join(ROOT, 'config.xml'), 'utf8');
  await writeFile(join(folder, 'config.xml'), setWidgetVersion(manifest, version));
  await copyAssets(
    [...manifest.matchAll(/<icon src="([^"]+)"/g)].map(([, path = '']) => path),
    folder,
  );
  const page = join(folder, 'index.html');
  await writeFile(page, addBeforeFirstScript(await readFile(page, 'utf8'), WEBAPIS_SCRIPT));
}

/** Adds appinfo.json with the version, and what it names. */
export async function stageWebos(folder: string, version: string): Promise<void> {
  const given: unknown = JSON.parse(await readFile(join(ROOT, 'appinfo.json'), 'utf8'));
  const manifest = v.parse(APP_INFO, given);
  await writeFile(join(folder, 'appinfo.json'), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
  await copyAssets([manifest.icon, manifest.largeIcon, manifest.splashBackground], folder);
}

export function setWidgetVersion(manifest: string, version: string): string {
  return manifest.replace(/(<widget\b[^>]*\sversion=")[^"]*/, `$1${version}`);
}

export function addBeforeFirstScript(page: string, script: string): string {
  return page.replace(/([ \t]*)<script/, (found, indent: string) => `${indent}${script}\n${found}`);
}

/** Under the same path as in the repository, so that a manifest is right in both places. */
async function copyAssets(paths: readonly string[], folder: string): Promise<void> {
  for (const path of paths) await cp(join(ROOT, path), join(folder, path));
}
