import { join } from 'node:path';
import { createBackend, type Backend, type BackendOptions } from '../../../server/backend.ts';
import { listen, type Listening } from '../../../server/listen.ts';
import { buildApp } from '../../../tools/build/build.ts';
import { ROOT } from '../../../tools/build/root.ts';
import { buildOnce } from './build-once.ts';

/** Two cores decode no more than this beside everything else. */
export const MAX_VIDEO_HEIGHT = 720;

/** Under this there is no HD to climb to: a playback has the two keys of its start, audio and SD. */
export const SD_VIDEO_HEIGHT = 360;

export const AUTHENTICATOR = '4711,00112233445566778899aabbccddeeff';

/** The app and its backend, as `npm start` runs them, on a free port. */
export interface RunningApp {
  readonly backend: Backend;
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * `config` beside what every flow test sets. `prepare: false` where requests of the focused title would be counted, or break
 * before OK: prepared-playback.test.ts and all others leave it on.
 */
export async function startApp(config: Readonly<Record<string, unknown>> = {}): Promise<RunningApp> {
  const backend = await createBackend(await buildBackendOptions(config));
  const listening: Listening = await listen(backend, { port: 0, host: '127.0.0.1' });
  return { backend, url: `${listening.url}/`, stop: () => listening.close() };
}

/** Builds the app, for a backend that serves it. */
export async function buildBackendOptions(config: Readonly<Record<string, unknown>> = {}): Promise<BackendOptions> {
  const outDir = join(ROOT, '.cache/flow/web');
  await buildOnce(outDir, () => buildApp({ outDir, pseudoLanguage: true }));
  return {
    authenticator: AUTHENTICATOR,
    appDirectory: outDir,
    appConfig: { maxVideoHeight: MAX_VIDEO_HEIGHT, language: 'en', ...config },
  };
}
