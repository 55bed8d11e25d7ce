import puppeteer, { type Browser } from 'puppeteer-core';
import { findChrome } from '../setup/find-chrome.mjs';

/** Quiet on a machine without a network, and able to run as root in a container. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--mute-audio',
  '--autoplay-policy=no-user-gesture-required',
];

/** A headless Chromium at the size of a TV. Rejects where there is none. */
export async function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = findChrome();
  if (executablePath === null) throw new Error('No Chromium found: name its executable in CHROME_PATH.');
  return puppeteer.launch({
    executablePath,
    headless: true,
    args: [...CHROMIUM_FLAGS, ...flags],
    defaultViewport: { width: 1920, height: 1080 },
  });
}
