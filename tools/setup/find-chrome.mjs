import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where `npm test` leaves the path of the Chromium it found or installed. */
export const CHROME_STAMP = fileURLToPath(new URL('../../.cache/chrome-path', import.meta.url));

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const USUAL_PLACES = [
  ...NAMES.map((name) => `/usr/bin/${name}`),
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The executable of a Chromium: `CHROME_PATH`, else what an earlier run found, the usual places, the names on `PATH`.
 * @returns {string | null}
 */
export function findChrome() {
  const named = process.env.CHROME_PATH;
  if (named) return isExecutable(named) ? named : null;
  return [readStamp(), ...USUAL_PLACES, ...listOnPath()].find(isExecutable) ?? null;
}

function listOnPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
}

function readStamp() {
  try {
    return readFileSync(CHROME_STAMP, 'utf8').trim();
  } catch {
    return '';
  }
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
