import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../build/root.ts';
import { readAresObjections } from './ares-objections.ts';
import { PackageError } from './package-error.ts';

const ARES_PACKAGE = join(ROOT, 'node_modules/@webos-tools/cli/bin/ares-package.js');

/** Answers with what LG's tool prints. Throws PackageError with its objections, in one line. Needs no network. */
export async function runAresPackage(parameters: readonly string[], work: string): Promise<string> {
  await mkdir(work, { recursive: true });
  // It keeps its settings in the home folder, and what it is at in the one for temporary files.
  const env = { ...process.env, HOME: work, USERPROFILE: work, TMPDIR: work, TEMP: work, TMP: work };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [ARES_PACKAGE, ...parameters], { env });
    return stdout;
  } catch (error) {
    throw new PackageError(`ares-package refuses: ${describeObjections(error)}`, { cause: error });
  }
}

function describeObjections(error: unknown): string {
  const printed = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return readAresObjections(printed).join('; ').replace(/ :;/g, ':') || String(error);
}
