import { setTimeout as delay } from 'node:timers/promises';
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

/**
 * A window that holds the whole page. In a smaller one a frame that changes only what lies outside is not presented, and Event
 * Timing waits for a later frame that is.
 */
const WHOLE_WINDOW = '--window-size=1920,1200';

/** Event Timing: from the time of the key to the next paint after its handlers. And what has the focus after each key. */
const WATCH = `
  window.benchKeys = [];
  window.benchFocus = [latchkeyTest.active().dataset.focus];
  window.addEventListener('keydown', () => benchFocus.push(latchkeyTest.active().dataset.focus));
  const beginMs = performance.now();
  new PerformanceObserver((list) => {
    for (const { name, duration, startTime } of list.getEntries())
      if (name === 'keydown' && startTime > beginMs) benchKeys.push(duration);
  }).observe({ type: 'event', durationThreshold: ${FLOOR_MS} });`;

export async function measureWalk({ name, begin, keys }: Walk, url: string, rounds: number): Promise<WalkResult> {
  const browser = await launchChromium([WHOLE_WINDOW]);
  try {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(PAGE_HELPERS);
    await page.goto(url);
    await begin(page);
    const cdp = await page.createCDPSession();
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CONDITIONS.cpuSlowdown });
    await page.evaluate(`{${WATCH}}`);
    const total = rounds * keys.length;
    for (let at = 0; at < total; at += 1) {
      const next = delay(BETWEEN_KEYS_MS);
      await page.keyboard.press(keys[at % keys.length] ?? 'ArrowRight');
      await next;
    }
    const moves = (await page.evaluate(
      'benchFocus.filter((item, at, all) => at > 0 && item !== all[at - 1]).length',
    )) as number;
    if (moves !== total) throw new TypeError(`Expected ${total} keys to move the focus ${name}, ${moves} did`);
    const told = await readEntries(page, cdp);
    const quick = Array<number>(total - told.length).fill(FLOOR_MS);
    return { name, paintedMs: [...told, ...quick] };
  } finally {
    await browser.close();
  }
}

async function readEntries(page: Page, cdp: CDPSession): Promise<readonly number[]> {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  // Entries come after the frame after theirs.
  await page.evaluate(
    'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 100))))',
  );
  return (await page.evaluate('benchKeys')) as number[];
}
