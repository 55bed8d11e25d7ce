import { after } from 'node:test';
import type { Browser, BrowserContext } from 'puppeteer-core';
import { launchChromium } from '../../../tools/browser/launch-chromium.ts';

/** By their flags. Starting one takes longer than most of what is tested in it. */
const browsers = new Map<string, Promise<Browser>>();

after(async () => {
  for (const browser of browsers.values()) await (await browser).close();
});

/** A profile that shares nothing with another: cookies, cache, storage and connections are its own. */
export async function openProfile(flags: readonly string[]): Promise<BrowserContext> {
  const key = flags.join(' ');
  const browser = browsers.get(key) ?? launchChromium(flags);
  browsers.set(key, browser);
  return (await browser).createBrowserContext();
}
