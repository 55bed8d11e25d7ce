import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../build/root.ts';
import { findChrome } from '../setup/find-chrome.mjs';
import type { Engine, EnginePackage } from './engines.ts';
import { unpackEngine } from './unpack-engine.ts';

const CACHE = join(ROOT, '.cache/engines');

/** Sixty megabytes over a slow line; npm's own patience with a registry that is not there is longer. */
const DOWNLOAD_LIMIT_MS = 5 * 60_000;
const NPM_PATIENCE = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=1000'];

/** The executable of an engine. Rejects with one line where it cannot be had, or is not what it was. */
export async function provideEngine({ package: pinned }: Engine): Promise<string> {
  if (pinned !== null) return fetchEngine(pinned);
  const chrome = findChrome();
  if (chrome === null) throw new Error('No Chromium found: name its executable in CHROME_PATH.');
  return chrome;
}

/** Fetches and unpacks it, unless an earlier run did. `cache`: absolute. */
export async function fetchEngine(pinned: EnginePackage, cache = CACHE): Promise<string> {
  const folder = join(cache, `${pinned.name.replace(/\W+/g, '-')}-${pinned.version}`);
  if (existsSync(folder)) return join(folder, 'chromium');
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'fetch-'));
  try {
    const archive = await download(pinned, work);
    await checkIntegrity(archive, pinned);
    await rename(await unpackEngine(archive, work), folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return join(folder, 'chromium');
}

/** By npm itself, which knows the registry and how to get to it. */
async function download({ name, version }: EnginePackage, folder: string): Promise<string> {
  const parameters = ['pack', `${name}@${version}`, '--pack-destination', folder, '--loglevel=error', ...NPM_PATIENCE];
  try {
    await promisify(execFile)('npm', parameters, { timeout: DOWNLOAD_LIMIT_MS, shell: process.platform === 'win32' });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    const reason = /npm error (?:code )?(.+)/.exec(said)?.[1] ?? 'npm did not end in time';
    throw new Error(`Expected ${name}@${version} from the npm registry, which is not to be had: ${reason}`, {
      cause: error,
    });
  }
  const archive = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`Expected npm to leave an archive of ${name}@${version}, it left none.`);
  return join(folder, archive);
}

async function checkIntegrity(archive: string, { name, version, integrity }: EnginePackage): Promise<void> {
  const found = `sha512-${createHash('sha512')
    .update(await readFile(archive))
    .digest('base64')}`;
  if (found !== integrity) throw new Error(`Expected ${name}@${version} to be ${integrity}, got ${found}`);
}
