import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CHROME_STAMP, findChrome } from './find-chrome.mjs';

/** Finds a Chromium, or installs Debian's, and writes its path down. Returns a line when there is none, else `''`. */
export function provideChrome() {
  const chrome = findChrome() ?? (canInstall() ? installChromium() : null);
  if (!chrome) return describeMissing();
  mkdirSync(dirname(CHROME_STAMP), { recursive: true });
  writeFileSync(CHROME_STAMP, `${chrome}\n`);
  return '';
}

function describeMissing() {
  const named = process.env.CHROME_PATH;
  return named
    ? `CHROME_PATH names no executable: ${named}`
    : 'No Chromium found: install one (Debian: apt-get install chromium), or name its executable in CHROME_PATH.';
}

/** apt-get and the right to use it, and nobody who has named a Chromium of their own. */
function canInstall() {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return isRoot && !process.env.CHROME_PATH && spawnSync('apt-get', ['--version']).status === 0;
}

function installChromium() {
  console.log('Installing Chromium (apt-get)...');
  runAptGet(['update']);
  runAptGet(['install', '-y', '--no-install-recommends', 'chromium']);
  return findChrome();
}

/** @param {string[]} parameters */
function runAptGet(parameters) {
  const { status, stderr } = spawnSync('apt-get', parameters, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) console.error(stderr);
}
