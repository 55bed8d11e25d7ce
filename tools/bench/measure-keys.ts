import type { CDPSession, KeyInput, Page } from 'puppeteer-core';
import { launchChromium } from '../browser/launch-chromium.ts';
import { PAGE_HELPERS } from '../browser/page-helpers.ts';
import { CONDITIONS } from './measure.ts';

/** What is walked over: how one gets there, and the walk, which comes back to where it began. */
export interface Walk {
  readonly name: string;
  readonly begin: (page: Page) => Promise<void>;
  readonly keys: readonly KeyInput[];
}

export interface WalkResult {
  readonly name: string;
  /** From a key to the frame that shows its focus, in steps of 8 ms. Shorter than 16 ms counts as 16. */
  readonly paintedMs: readonly number[];
}

/** Shorter ones are not told by any engine (Event Timing, W3C). */
const FLOOR_MS = 16;
/** As a finger has it: five keys in a second. */
const BETWEEN_KEYS_MS = 200;

/** Event Timing: from the time of the key to the next paint after its handlers. */
const WATCH = `
  window.benchKeys = [];
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'keydown') benchKeys.push(duration);
  }).observe({ type: 'event', durationThreshold: ${FLOOR_MS} });`;

export async function measureWalk({ name, begin, keys }: Walk, url: string, rounds: number): Promise<WalkResult> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(PAGE_HELPERS);
    await page.goto(url);
    await begin(page);
    const cdp = await page.createCDPSession();
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CONDITIONS.cpuSlowdown });
    await page.evaluate(WATCH);
    const total = rounds * keys.length;
    for (let at = 0; at < total; at += 1) await pressAndSee(page, keys[at % keys.length] ?? 'ArrowRight', name);
    const told = await readEntries(page, cdp);
    const quick = Array<number>(total - told.length).fill(FLOOR_MS);
    return { name, paintedMs: [...told, ...quick] };
  } finally {
    await browser.close();
  }
}

/** Throws where the key moved no focus: there would be nothing to measure. */
async function pressAndSee(page: Page, key: KeyInput, walk: string): Promise<void> {
  const before = await page.evaluate('latchkeyTest.focus()');
  await page.keyboard.press(key);
  await new Promise((resolve) => setTimeout(resolve, BETWEEN_KEYS_MS));
  const after = await page.evaluate('latchkeyTest.focus()');
  if (before === after) throw new TypeError(`Expected ${key} to move the focus ${walk}, it stayed on ${String(after)}`);
}

async function readEntries(page: Page, cdp: CDPSession): Promise<readonly number[]> {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  // Entries come after the frame after theirs.
  await page.evaluate(
    'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 100))))',
  );
  return (await page.evaluate('benchKeys')) as number[];
}
