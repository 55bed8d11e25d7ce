import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SideloadError } from './sideload-error.ts';

/** Samsung's bridge to a TV. `tizen` itself is not asked: on a TV it runs what is run here through `sdb`. */
const SDB = process.platform === 'win32' ? 'sdb.exe' : 'sdb';
const TIZEN = process.platform === 'win32' ? 'tizen.bat' : 'tizen';

/** On the PATH, beside a `tizen` that is on it, or where Tizen Studio installs it. Throws SideloadError. */
export function findSdb(env: NodeJS.ProcessEnv): string {
  const onPath = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  const besideTizen = onPath
    .filter((folder) => isExecutable(join(folder, TIZEN)))
    .map((folder) => join(folder, '../..'));
  const home = env.HOME ?? env.USERPROFILE;
  const studios = [...(home === undefined ? [] : [join(home, 'tizen-studio')]), 'C:\\tizen-studio'];
  const folders = [...onPath, ...besideTizen, ...studios.map((studio) => join(studio, 'tools'))];
  const found = folders.map((folder) => join(folder, SDB)).find(isExecutable);
  if (found !== undefined) return found;
  throw new SideloadError(
    `${SDB} is neither on the PATH nor in ~/tizen-studio/tools: install Samsung’s Tizen Studio, with its TV extension (https://developer.samsung.com/smarttv)`,
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
