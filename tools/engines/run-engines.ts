import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createBackend } from '../../server/backend.ts';
import { listen } from '../../server/listen.ts';
import { packageApp, type PackagedApp } from '../package/package-app.ts';
import { CHROMIUM_63 } from './chromium-63.ts';
import { EngineTv } from './engine-tv.ts';
import { userAgentOf, type Engine, type TvModel } from './engines.ts';
import { provideEngine } from './fetch-engine.ts';
import { MP4_NEGOTIATION } from './mp4-negotiation.ts';
import { walkThrough, type Walk } from './walk.ts';

/** The packages, and the backend whose address is baked into them. */
export interface PackagedBench {
  /** `index.html` as installed on a platform's TVs. */
  readonly pageOf: (platform: TvModel['platform']) => string;
  close(): Promise<void>;
}

export interface RunOptions {
  readonly engine: Engine;
  /** One of the engine's. */
  readonly tv: TvModel;
  /** Takes a PNG of each screen that is worth a look. Default: nobody looks. */
  readonly keepPicture?: (screen: string, png: Buffer) => Promise<void>;
}

export interface EngineRun {
  readonly engine: Engine;
  readonly tv: TvModel;
  /** Full version of the Chromium that ran. */
  readonly version: string;
  readonly walk: Walk;
}

/** Decoded without hardware, on two cores. */
const MAX_VIDEO_HEIGHT = 360;
const BACK_CODES = { tizen: 10009, webos: 461 };

export async function packageForEngines(): Promise<PackagedBench> {
  const outDir = await mkdtemp(join(tmpdir(), 'latchkey-engines-'));
  const backend = await listen(await createBackend(), { port: 0, host: '127.0.0.1' });
  const close = async (): Promise<void> => {
    await backend.close();
    await rm(outDir, { recursive: true });
  };
  try {
    const config = { backendUrl: backend.url, maxVideoHeight: MAX_VIDEO_HEIGHT, language: 'en' as const };
    const packaged: PackagedApp = await packageApp({ outDir, config });
    const folders = { tizen: packaged.tizenDir, webos: packaged.webosDir };
    return { pageOf: (platform) => pathToFileURL(join(folders[platform], 'index.html')).href, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** One model year: its package, its user agent and its keys, in the engine that stands for it. */
export async function runEngine(
  bench: PackagedBench,
  { engine, tv, keepPicture = () => Promise.resolve() }: RunOptions,
): Promise<EngineRun> {
  const engineTv = await EngineTv.switchOn({
    executable: await provideEngine(engine),
    userAgent: userAgentOf(tv),
    backCode: BACK_CODES[tv.platform],
    script: scriptOf(engine, tv),
  });
  try {
    const look = async (screen: string): Promise<void> => keepPicture(screen, await engineTv.takePicture());
    const walk = await walkThrough(engineTv, { url: bench.pageOf(tv.platform), media: engine.media, look });
    return { engine, tv, version: engineTv.version, walk };
  } finally {
    await engineTv.switchOff();
  }
}

/** How the engine is made more like the TV's: run in every page before its own scripts. */
function scriptOf({ media }: Engine, { chromium }: TvModel): string {
  const scripts = [chromium.startsWith('63.') ? CHROMIUM_63 : '', media === 'unnegotiated' ? MP4_NEGOTIATION : ''];
  return scripts.filter((script) => script !== '').join('\n');
}
