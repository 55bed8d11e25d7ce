import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { NamedImage } from './check/images.ts';
import type { ManifestSources } from './manifest-sources.ts';

/** Samsung's own API; the TV resolves `$WEBAPIS`, a browser finds nothing there. */
export const WEBAPIS_SCRIPT = '<script src="$WEBAPIS/webapis/webapis.js"></script>';
const APP_INFO = v.record(v.string(), v.unknown());

/** Adds config.xml with the version, what it names, and Samsung's script before the app's own. */
export async function stageTizen(
  folder: string,
  { folder: from, tizen }: ManifestSources,
  version: string,
): Promise<void> {
  await writeFile(join(folder, 'config.xml'), setWidgetVersion(tizen.text, version));
  await copyImages(tizen.images, from, folder);
  const page = join(folder, 'index.html');
  await writeFile(page, addBeforeFirstScript(await readFile(page, 'utf8'), WEBAPIS_SCRIPT));
}

/** Adds appinfo.json with the version, and what it names. */
export async function stageWebos(
  folder: string,
  { folder: from, webos }: ManifestSources,
  version: string,
): Promise<void> {
  const manifest = v.parse(APP_INFO, JSON.parse(webos.text));
  await writeFile(join(folder, 'appinfo.json'), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
  await copyImages(webos.images, from, folder);
}

export function setWidgetVersion(manifest: string, version: string): string {
  return manifest.replace(/(<widget\b[^>]*\sversion=")[^"]*/, `$1${version}`);
}

export function addBeforeFirstScript(page: string, script: string): string {
  return page.replace(/([ \t]*)<script/, (found, indent: string) => `${indent}${script}\n${found}`);
}

/** Under the same path as where they come from, so that a manifest is right in both places. */
async function copyImages(images: readonly NamedImage[], from: string, folder: string): Promise<void> {
  for (const { path } of images) await cp(join(from, path), join(folder, path));
}
