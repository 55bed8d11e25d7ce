import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { createBackend } from '../../server/backend.ts';
import { listen } from '../../server/listen.ts';
import { directionOf, type Language } from '../../src/lib/languages.ts';
import { launchChromium } from '../browser/launch-chromium.ts';
import { PAGE_HELPERS } from '../browser/page-helpers.ts';
import { buildApp } from '../build/build.ts';
import { ROOT } from '../build/root.ts';
import { act, PAGE_PARTS } from './act.ts';
import type { Scene } from './scene.ts';
import { SCENES } from './scenes.ts';

const LANGUAGES: readonly Language[] = ['en', 'fr', 'ar-XB'];
const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
] as const;

type Size = (typeof SIZES)[number];

/**
 * `npm run screenshots`: docs/screenshots/<language>/<name>-<height>.webp of the app as built, with the demo backend.
 * `-- player live` takes these scenes alone. A scene that does not come to its end costs its pictures, and not those of others.
 */
async function takePictures(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !SCENES.some((scene) => scene.name === name));
  if (unknown !== undefined)
    throw new TypeError(`Expected ${SCENES.map(({ name }) => name).join(', ')}; got ${unknown}`);
  const scenes = SCENES.filter(({ name }) => names.length === 0 || names.includes(name));
  const outDir = join(ROOT, '.cache/screenshots/web');
  await buildApp({ outDir, pseudoLanguage: true });
  const browser = await launchChromium();
  try {
    for (const language of LANGUAGES) for (const scene of scenes) await takeScene(browser, language, outDir, scene);
  } finally {
    await browser.close();
  }
}

/** Each scene has a backend of its own. */
async function takeScene(browser: Browser, language: Language, appDirectory: string, scene: Scene): Promise<void> {
  const backend = await createBackend({ appDirectory, appConfig: { language, ...scene.config } });
  const server = await listen(backend, { port: 0, host: '127.0.0.1' });
  try {
    for (const size of SIZES) {
      backend.faults.reset();
      scene.break?.(backend);
      await playScene(browser, { scene, size, language, url: `${server.url}/` }).catch((thrown: unknown) => {
        console.error(thrown);
        process.exitCode = 1;
      });
    }
  } finally {
    await server.close();
  }
}

interface Take {
  readonly scene: Scene;
  readonly size: Size;
  readonly language: Language;
  readonly url: string;
}

/** In a profile of its own: nothing is remembered of another scene. */
async function playScene(browser: Browser, { scene, size, language, url }: Take): Promise<void> {
  const folder = join(ROOT, 'docs/screenshots', language);
  await mkdir(folder, { recursive: true });
  const profile = await browser.createBrowserContext();
  try {
    const page = await profile.newPage();
    await page.setViewport(size);
    await page.evaluateOnNewDocument(`${PAGE_HELPERS}\n${PAGE_PARTS}`);
    await page.goto(url);
    const fileOf = (name: string): string => join(folder, `${name}-${size.height}.webp`);
    const isRightToLeft = directionOf(language) === 'rtl';
    for (const step of scene.steps) {
      await act({ page, isRightToLeft, fileOf }, step).catch(async (thrown: unknown) => {
        const seen = String(await page.evaluate('latchkeyTest.text()'));
        throw new Error(`${scene.name}, ${language}, at ${JSON.stringify(step)}. On screen: ${seen}`, {
          cause: thrown,
        });
      });
    }
  } finally {
    await profile.close();
  }
}

await takePictures(process.argv.slice(2));
