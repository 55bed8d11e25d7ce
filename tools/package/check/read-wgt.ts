import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { PackageError } from '../package-error.ts';
import type { PackageFiles } from './package-files.ts';

/** A .wgt is a ZIP. Throws PackageError where it is none. */
export async function readWgt(file: string): Promise<PackageFiles> {
  const archive = await readFile(file);
  try {
    const entries = Object.entries(unzipSync(archive)).filter(([path]) => !path.endsWith('/'));
    return new Map(entries.map(([path, content]) => [path, Buffer.from(content)]));
  } catch (error) {
    throw new PackageError(`${file}: expected a ZIP, it cannot be opened`, { cause: error });
  }
}
