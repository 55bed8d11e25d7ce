import type { Page } from 'puppeteer-core';
import type { RunningBench } from './bench-server.ts';

/** One way to play the title, from a page that is ready for OK to the first painted frame. */
export interface Contender {
  readonly name: string;
  /** Opens the page and waits until OK may be pressed. */
  prepare(page: Page, bench: RunningBench): Promise<void>;
}

/** Latchkey as built: Home is there, its first card, the protected title, has the focus, and dash.js was loaded while idle. */
export const LATCHKEY: Contender = {
  name: 'Latchkey',
  async prepare(page, { url }) {
    await page.goto(url);
    await page.waitForFunction('window.benchReady()', { timeout: 60_000 });
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
