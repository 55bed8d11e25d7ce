import type { KeyInput, Page } from 'puppeteer-core';
import type { Press, Step } from './scene.ts';

/** How a page is read and written. */
export interface Viewer {
  readonly page: Page;
  readonly isRightToLeft: boolean;
  /** Where a picture of that name goes. */
  readonly fileOf: (name: string) => string;
}

const LIMIT_MS = 30_000;
const QUALITY = 82;
const WALK_LIMIT = 12;
const ROWS = 5;
const COLUMNS = 8;

/** In every page before its own scripts. `partOf`: an element by its way through shadow roots; `opacityOf`: 0 without one. */
export const PAGE_PARTS = `window.partOf = (...parts) =>
  parts.reduce((found, part) => found && found.shadowRoot.querySelector(part), document.querySelector('tv-app'));
window.opacityOf = (element) => (element ? Number(getComputedStyle(element).opacity) : 0);`;

/** Does what the step says. Throws where what it waits for does not come. */
export async function act(viewer: Viewer, step: Step): Promise<void> {
  const { page } = viewer;
  if ('press' in step) for (const key of step.press) await page.keyboard.press(toKey(key, viewer));
  else if ('walkTo' in step) await walkTo(viewer, step.walkTo, step.by);
  else if ('card' in step) await findCard(viewer, step.card);
  else if ('wait' in step) await page.waitForFunction(step.wait, { timeout: LIMIT_MS, polling: 50 });
  else if ('offline' in step) await page.setOfflineMode(true);
  else if ('freeze' in step) await page.evaluate('window.setTimeout = () => 0');
  else await takePicture(viewer, step.picture);
}

/** Artwork fades in after a moment of rest; let every transition end. */
async function takePicture({ page, fileOf }: Viewer, name: string): Promise<void> {
  await page.waitForNetworkIdle({ idleTime: 300, timeout: 900 }).catch(() => undefined);
  await page.waitForFunction('latchkeyTest.isAtRest()');
  const file = fileOf(name);
  await page.screenshot({ path: file, type: 'webp', quality: QUALITY });
  console.log(file);
}

async function walkTo(viewer: Viewer, wanted: string, by: Press = 'onward'): Promise<void> {
  for (let presses = 0; presses < WALK_LIMIT; presses += 1) {
    if ((await focusedItem(viewer)) === wanted) return;
    await act(viewer, { press: [by] });
  }
  throw new TypeError(`Expected a way to ${wanted}, the focus is on ${await focusedItem(viewer)}`);
}

async function findCard(viewer: Viewer, titleId: string): Promise<void> {
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      if ((await focusedItem(viewer)).endsWith(`/${titleId}`)) return;
      await act(viewer, { press: ['onward'] });
    }
    await act(viewer, { press: [...Array<Press>(COLUMNS).fill('backward'), 'ArrowDown'] });
  }
  throw new TypeError(`Expected a card of ${titleId} on Home`);
}

async function focusedItem({ page }: Viewer): Promise<string> {
  return (await page.evaluate(`(latchkeyTest.active() || { dataset: {} }).dataset.focus || ''`)) as string;
}

function toKey(press: Press, { isRightToLeft }: Viewer): KeyInput {
  if (press !== 'onward' && press !== 'backward') return press;
  return (press === 'onward') === isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
}
