import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../../../tools/build/root.ts';

/** All that a built page can depend on. */
const SOURCES = ['src', 'assets', 'tools/build', 'webpack.config.ts', 'package-lock.json', 'LICENSE'];

/**
 * Builds into `outDir` (absolute), unless what is there was built from these very sources: each test file is a process of
 * its own and wants the same page. `more` names sources beside the app's, relative to the root.
 */
export async function buildOnce(
  outDir: string,
  build: () => Promise<unknown>,
  more: readonly string[] = [],
): Promise<void> {
  const stamp = `${outDir}.stamp`;
  const state = readState([...SOURCES, ...more]);
  const isBuilt = (): boolean => readOrNull(stamp) === state && readOrNull(join(outDir, 'app.js')) !== null;
  mkdirSync(dirname(stamp), { recursive: true });
  const release = await lock(`${outDir}.lock`);
  try {
    if (isBuilt()) return;
    await build();
    writeFileSync(stamp, state);
  } finally {
    release();
  }
}

const LOOK_EVERY_MS = 100;

/** Two files may run at the same time, and one may have been stopped while it built. Returns how to release it. */
async function lock(file: string): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch {
      if (isGone(Number(readOrNull(file)))) rmSync(file, { force: true });
      else await sleep(LOOK_EVERY_MS);
    }
  }
}

function isGone(processId: number): boolean {
  try {
    return processId > 0 && !process.kill(processId, 0);
  } catch {
    return true;
  }
}

/** One line that is another one once a file was changed, added or removed. */
function readState(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const source of sources.flatMap((name) => listFiles(join(ROOT, name)))) {
    const { size, mtimeMs } = statSync(source);
    hash.update(`${source} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function listFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const found = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  return found.filter((name) => statSync(name).isFile()).sort();
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
