import { after, afterEach, before } from 'node:test';
import { startApp, type RunningApp } from './app.ts';
import { Tv } from './tv.ts';

/** The app of a test file, and the TV of the test that runs. */
export interface TvBench {
  readonly app: () => RunningApp;
  /** `engine`: what is run in the page before its own scripts. */
  readonly switchOn: (engine?: string, flags?: readonly string[]) => Promise<Tv>;
}

/** Runs the app (`config` as in `startApp`) for the tests beside the call; after each of them its faults are mended and its TVs off. */
export function useTv(config: Readonly<Record<string, unknown>> = {}): TvBench {
  let app: RunningApp;
  const tvs: Tv[] = [];
  before(async () => {
    app = await startApp(config);
  });
  afterEach(async () => {
    app.backend.faults.reset();
    for (const tv of tvs.splice(0)) await tv.switchOff();
  });
  after(() => app.stop());
  return {
    app: () => app,
    async switchOn(engine = '', flags = []) {
      const tv = await Tv.switchOn(app.url, flags, engine);
      tvs.push(tv);
      return tv;
    },
  };
}
