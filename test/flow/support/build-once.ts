import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
  if (readOrNull(stamp) === state && readOrNull(join(outDir, 'app.js')) !== null) return;
  await build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
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
