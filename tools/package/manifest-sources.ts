import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findImageProblems, type NamedImage } from './check/images.ts';
import { readTizenManifest } from './check/tizen-manifest.ts';
import { readWebosManifest } from './check/webos-manifest.ts';
import { PackageError } from './package-error.ts';

/** Both manifests as they are written down, and where the images are that they name. */
export interface ManifestSources {
  /** Absolute. */
  readonly folder: string;
  readonly tizen: ManifestSource;
  readonly webos: ManifestSource;
}

export interface ManifestSource {
  readonly text: string;
  readonly images: readonly NamedImage[];
}

/** Throws PackageError naming the first rule that is broken: before anything is built, and so in a second. */
export async function readManifestSources(folder: string): Promise<ManifestSources> {
  const [widget, appInfo] = await Promise.all(['config.xml', 'appinfo.json'].map((name) => readText(folder, name)));
  const tizen = readTizenManifest(widget ?? '');
  const webos = readWebosManifest(appInfo ?? '');
  const read = (path: string): Buffer | undefined => {
    const file = join(folder, path);
    return existsSync(file) ? readFileSync(file) : undefined;
  };
  const [problem] = [
    ...tizen.problems,
    ...webos.problems,
    ...findImageProblems('config.xml', tizen.images, read),
    ...findImageProblems('appinfo.json', webos.images, read),
  ];
  if (problem !== undefined) throw new PackageError(problem);
  return {
    folder,
    tizen: { text: widget ?? '', images: tizen.images },
    webos: { text: appInfo ?? '', images: webos.images },
  };
}

async function readText(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    throw new PackageError(`${join(folder, name)} is not there`, { cause: error });
  }
}
