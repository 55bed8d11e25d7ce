import type { Page } from 'puppeteer-core';
import type { RunningBench } from './bench-server.ts';

/** One way to play the title, from a page that is ready for the Play key to the first painted frame. */
export interface Contender {
  readonly name: string;
  /** Opens the page and waits until the key may be pressed. */
  prepare(page: Page, bench: RunningBench): Promise<void>;
}

/** How long a viewer looks at a card before it is played. */
const DWELL_MS = 1000;

/** Latchkey as built: Home is there, its first card, the protected title, has the focus, and dash.js was loaded while idle. */
export const LATCHKEY: Contender = {
  name: 'Latchkey, the title not prepared',
  async prepare(page, { unpreparedUrl }) {
    await page.goto(unpreparedUrl);
    await page.waitForFunction('window.benchReady()', { timeout: 60_000 });
  },
};

/** Likewise, after the focus has rested on the title. */
export const LATCHKEY_PREPARED: Contender = {
  name: 'Latchkey, the title in focus for 1 s',
  async prepare(page, { url }) {
    await page.goto(url);
    await page.waitForFunction('window.benchReady()', { timeout: 60_000 });
    await new Promise((resolve) => setTimeout(resolve, DWELL_MS));
  },
};

/** dash.js with its own protection, its script evaluated, the viewer signed in: waits for the key as Latchkey does. */
export const DASHJS: Contender = {
  name: 'dash.js 5.2.1 with its own protection',
  async prepare(page, { url }) {
    await page.goto(`${url}bench/dashjs.html`);
    await page.waitForFunction('window.benchReady()', { timeout: 60_000 });
  },
};
