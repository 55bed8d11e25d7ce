import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyInput, Page } from 'puppeteer-core';
import { createBackend, type Backend } from '../../server/backend.ts';
import { listen } from '../../server/listen.ts';
import { launchChromium } from '../browser/launch-chromium.ts';
import { buildApp } from '../build/build.ts';
import { ROOT } from '../build/root.ts';

/** One picture: what is broken beforehand, what the viewer presses, and what must be there before it is taken. */
interface Picture {
  readonly name: string;
  readonly break?: (backend: Backend) => void;
  readonly keys: readonly KeyInput[];
  /** Evaluated in the page until it is true. */
  readonly ready: string;
  /** Pressed once that holds, just before the picture. */
  readonly lastKeys?: readonly KeyInput[];
  /** For what would pass by itself: time stands still from the last keys on. Evaluated until it is true. */
  readonly frozen?: string;
}

const PLAYS = `(document.querySelector('video') || { currentTime: 0 }).currentTime > 24`;
const PICTURE = `Boolean(partOf('player-screen', 'player-room', '.picture'))`;
const PANEL = `Boolean(partOf('player-screen', 'error-panel'))`;
const THUMBNAIL = `Boolean(partOf('player-screen', 'player-room', 'seek-bar', 'seek-preview', 'img').naturalWidth)`;
const CONTROLS = `Boolean(partOf('player-screen', 'player-room', 'seek-bar'))`;

const PICTURES: readonly Picture[] = [
  { name: 'home', keys: [], ready: `Boolean(partOf('home-screen', 'title-card'))` },
  { name: 'home-second-rail', keys: ['ArrowDown', 'ArrowRight'], ready: 'true' },
  { name: 'details', keys: ['Enter'], ready: `Boolean(partOf('details-screen', 'choice-button'))` },
  { name: 'player', keys: ['Space', 'ArrowRight', 'ArrowRight'], ready: PLAYS, lastKeys: ['ArrowUp'] },
  {
    ...{ name: 'player-seeking', keys: ['Space', 'ArrowRight', 'ArrowRight'], ready: PLAYS },
    ...{ lastKeys: ['ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowRight'], frozen: THUMBNAIL },
  },
  { name: 'error', break: ({ faults }) => (faults.expiredTokens = Infinity), keys: ['Space'], ready: PANEL },
  { name: 'exit', keys: ['Escape'], ready: 'true' },
];

/** `npm run screenshots`: the pictures of docs/screenshots, 1920x1080, from the app as built and the demo backend. */
async function takePictures(): Promise<void> {
  const folder = join(ROOT, 'docs/screenshots');
  const outDir = join(ROOT, '.cache/screenshots/web');
  await mkdir(folder, { recursive: true });
  await buildApp({ outDir, pseudoLanguage: true });
  const backend = await createBackend({ appDirectory: outDir, appConfig: { language: 'en' } });
  const server = await listen(backend, { port: 0, host: '127.0.0.1' });
  const browser = await launchChromium();
  try {
    for (const picture of PICTURES) {
      backend.faults.reset();
      picture.break?.(backend);
      // A viewer of its own: what one has watched is on the Home of no other.
      const profile = await browser.createBrowserContext();
      const page = await profile.newPage();
      await takePicture(page, picture, server.url, join(folder, `${picture.name}.png`));
      await profile.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

async function takePicture(
  page: Page,
  { keys, ready, lastKeys = [], frozen }: Picture,
  url: string,
  file: string,
): Promise<void> {
  await page.evaluateOnNewDocument(`window.partOf = (...parts) =>
    parts.reduce((found, part) => found && found.shadowRoot.querySelector(part), document.querySelector('tv-app'));`);
  await page.goto(url);
  await page.waitForFunction(`Boolean(partOf('home-screen', 'title-card'))`);
  await page.waitForNetworkIdle();
  for (const key of keys) {
    await page.keyboard.press(key);
    if (key === 'Space' && keys.length > 1) await page.waitForFunction(PICTURE);
  }
  await page.waitForFunction(ready, { timeout: 30_000, polling: 100 });
  if (frozen !== undefined) await page.evaluate('window.setTimeout = () => 0');
  for (const key of lastKeys) await page.keyboard.press(key);
  if (lastKeys.length > 0) await page.waitForFunction(CONTROLS);
  // Artwork fades in after a moment of rest; let every transition end.
  if (frozen === undefined) await page.waitForNetworkIdle({ idleTime: 1000 });
  else await page.waitForFunction(frozen, { polling: 100 });
  await page.screenshot({ path: file });
  console.log(file);
}

await takePictures();
