import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { runAresPackage } from './ares-package.ts';
import { PackageError } from './package-error.ts';

/**
 * Packs an app, and the services that go with it, with LG's tool. Throws PackageError with what the tool says. Its own
 * minifier does not parse what ours wrote, hence `--no-minify`. `work` is an empty folder for what it writes on its way.
 */
export async function writeIpk(folders: readonly string[], file: string, work: string): Promise<void> {
  const made = join(work, 'made');
  await mkdir(made, { recursive: true });
  await runAresPackage(['--no-minify', ...folders, '--outdir', made], work);
  const name = (await readdir(made)).find((entry) => entry.endsWith('.ipk'));
  if (name === undefined) throw new PackageError(`ares-package wrote no .ipk from ${folders.join(', ')}`);
  await rename(join(made, name), file);
}
