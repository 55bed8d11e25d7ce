import type { PackageFiles } from './package-files.ts';

const FOLDER = 'probe/';
/** What of test/device a development package may have, and where. */
const PROBE_FILE = /^probe\/[a-z]+\.(?:html|js|css|txt)$/;

export function holdsProbes(files: PackageFiles): boolean {
  return [...files.keys()].some((path) => path.startsWith(FOLDER));
}

/** One line where there are probe pages in a release, and one for each file that is none of them. Paths are those of the app. */
export function findProbeProblems(files: PackageFiles, isRelease: boolean): string[] {
  const inFolder = [...files.keys()].filter((path) => path.startsWith(FOLDER));
  if (isRelease && inFolder.length > 0) {
    return [`${FOLDER} holds probe pages: a release has none (for development: package and check with --probes)`];
  }
  return inFolder.filter((path) => !PROBE_FILE.test(path)).map((path) => `${path} is no part of a probe page`);
}
