import assert from 'node:assert/strict';
import { startRecordedBackend, type RecordedBackend } from '../../flow/support/recorded-backend.ts';
import { Tv } from '../../flow/support/tv.ts';
import { buildPage } from './build-page.ts';

/** The cookies of TVSDK's guide, and the header they make. */
export const GUIDE = { val1: '12345', val2: 'abcd' };
export const LINE = 'val1=12345; val2=abcd';

/** What the page tells of the playback. `code`, `message` and `details` are those of an error. */
export interface GuideState {
  readonly status: string;
  readonly code?: string;
  readonly message?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly tileUrl?: string | null;
}

/** The player without its screens, in a real browser, before a backend that records what reaches it. */
export interface GuideBench {
  readonly server: RecordedBackend;
  readonly tv: Tv;
  manifest(title: string): string;
  /** Plays with these cookies and flags, and forgets what was received before. */
  play(manifestUrl: string, cookies: object, flags: object): Promise<void>;
  /** `cookiesByClass` of the server, for what was played last. */
  cookiesByClass(): ReturnType<RecordedBackend['cookiesByClass']>;
  state(): Promise<GuideState>;
  /** Waits until that holds of `state`. */
  until(condition: string): Promise<void>;
  /** Turns subtitles on, and shows a thumbnail, as soon as there is a picture. */
  askForSidecars(): Promise<void>;
  switchOff(): Promise<void>;
}

export async function startGuideBench(): Promise<GuideBench> {
  const server = await startRecordedBackend({ appDirectory: await buildPage('guide-page', ['config.js']) });
  const tv = await Tv.switchOn(`${server.url}/`);
  const run = (script: string): Promise<unknown> => tv.page.evaluate(script);
  const state = (): Promise<GuideState> => run('guide.readState()') as Promise<GuideState>;
  let playing: string | undefined;
  return {
    ...{ server, tv, state },
    cookiesByClass: () => server.cookiesByClass(playing),
    manifest: (title) => `${server.url}/media/${title}/manifest.mpd`,
    play: async (...[url, cookies, flags]) => {
      server.received.length = 0;
      playing = url;
      await run(`guide.playWith(...${JSON.stringify([url, cookies, flags])})`);
    },
    until: async (condition) => {
      const holds = `(({ status, code, tileUrl }) => ${condition})(guide.readState())`;
      await tv.page.waitForFunction(holds, { timeout: 20_000, polling: 50 }).catch(async () => {
        assert.fail(`Expected ${condition}, got ${JSON.stringify(await state())}`);
      });
    },
    askForSidecars: async () => {
      await tv.page.waitForFunction('guide.turnSubtitlesOn()', { timeout: 20_000, polling: 50 });
      await run('guide.preview(0)');
    },
    switchOff: async () => {
      await tv.switchOff();
      await server.stop();
    },
  };
}
