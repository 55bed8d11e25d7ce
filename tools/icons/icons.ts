import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launchChromium } from '../browser/launch-chromium.ts';
import { ROOT } from '../build/root.ts';

interface Icon {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** Of the mark, in pixels. */
  readonly markHeight: number;
}

/** Sizes that the makers ask for: the tile of a Tizen launcher, webOS's small and large icon, webOS's splash. */
const ICONS: readonly Icon[] = [
  { file: 'icon-512x423.png', width: 512, height: 423, markHeight: 250 },
  { file: 'icon-80x80.png', width: 80, height: 80, markHeight: 58 },
  { file: 'icon-130x130.png', width: 130, height: 130, markHeight: 94 },
  { file: 'splash-1920x1080.png', width: 1920, height: 1080, markHeight: 240 },
];
const BACKGROUND = '#0B0E14';

/** Draws every icon from `assets/logo.svg`, the mark centred on the app's background. */
async function drawIcons(): Promise<void> {
  const logo = await readFile(join(ROOT, 'assets/logo.svg'));
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    for (const icon of ICONS) await writeFile(join(ROOT, 'assets', icon.file), await drawIcon(page, icon, logo));
  } finally {
    await browser.close();
  }
}

async function drawIcon(page: Page, { width, height, markHeight }: Icon, logo: Buffer): Promise<Uint8Array> {
  await page.setViewport({ width, height });
  await page.setContent(`
    <body style="margin: 0; height: 100vh; display: flex; align-items: center; justify-content: center; background: ${BACKGROUND}">
      <img style="height: ${markHeight}px" src="data:image/svg+xml;base64,${logo.toString('base64')}">
    </body>`);
  await page.waitForFunction('document.images[0].complete');
  return page.screenshot({ type: 'png', optimizeForSpeed: false });
}

await drawIcons();
