import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../build/root.ts';

const ARES_PACKAGE = join(ROOT, 'node_modules/@webos-tools/cli/bin/ares-package.js');

/** Packs with LG's tool. Its own minifier does not parse what ours wrote, hence `--no-minify`. */
export async function writeIpk(folder: string, file: string): Promise<void> {
  const packages = dirname(file);
  await mkdir(packages, { recursive: true });
  const work = await mkdtemp(join(packages, 'ipk-'));
  try {
    const parameters = [ARES_PACKAGE, '--no-minify', folder, '--outdir', work];
    // It keeps its settings in the home folder.
    const env = { ...process.env, HOME: work, USERPROFILE: work };
    await promisify(execFile)(process.execPath, parameters, { env });
    const made = (await readdir(work)).find((name) => name.endsWith('.ipk'));
    if (!made) throw new Error(`ares-package wrote no .ipk from ${folder}.`);
    await rename(join(work, made), file);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
