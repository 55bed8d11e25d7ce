import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs `npm ci` when node_modules is missing or not what package-lock.json says. Returns a line when that failed, else `''`.
 */
export function installDependencies() {
  const locked = readPackages(join(ROOT, 'package-lock.json'));
  const installed = readPackages(join(ROOT, 'node_modules/.package-lock.json'));
  if (!isStale(locked, installed)) return '';
  console.log('Installing the dependencies (npm ci)...');
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  return status === 0 ? '' : 'npm ci failed; its message is above.';
}

/**
 * npm writes down what it installed. Packages for other systems are optional and stay away; the lock's root entry (`''`) is
 * the project itself.
 * @param {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }>} locked
 * @param {Record<string, { version?: string }>} installed
 */
export function isStale(locked, installed) {
  return Object.entries(locked).some(([path, wanted]) => {
    if (path === '') return false;
    const present = installed[path];
    return present ? present.version !== wanted.version : !wanted.optional && !wanted.devOptional;
  });
}

/** @param {string} file */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return {};
  }
}
