import assert from 'node:assert/strict';
import { createBackend } from '../../../server/backend.ts';
import { listen, type Listening } from '../../../server/listen.ts';
import { ownComplaints } from '../../flow/support/play-through.ts';
import { Tv } from '../../flow/support/tv.ts';
import { buildPage } from './build-page.ts';

/** Protected, with two keys each for sound and the smallest pictures. */
const TITLES = ['aurora', 'nocturne', 'lowtide', 'saltwater'] as const;
const KEYS = 2;
/** The title that plays and the two before it. */
const MOST_TITLES_OPEN = 3;

/**
 * FAKE: two minutes, after which nobody goes back to a title, are over when the test says so. All other timers are the page's own.
 */
const HOLD_TWO_MINUTES = `
(() => {
  const { setTimeout: set, clearTimeout: clear } = window;
  const held = new Map();
  let lastId = 0;
  window.setTimeout = (run, ms, ...rest) => {
    if (ms !== 120000) return set(run, ms, ...rest);
    lastId -= 1;
    held.set(lastId, run);
    return lastId;
  };
  window.clearTimeout = (id) => held.delete(id) || clear(id);
  window.twoMinutesLater = () => held.forEach((run, id) => held.delete(id) && run());
})();`;

export interface Zapping {
  readonly tv: Tv;
  /** From title to title, as soon as the picture of each has moved. */
  zap(times: number): Promise<void>;
  /** Bytes, after a collection. */
  heapBytes(): Promise<number>;
  /** Stops, and waits until no key session is open. */
  leaveForGood(): Promise<void>;
  /** What the page said, beside what the libraries of a development build say. */
  complaints(): readonly string[];
  switchOff(): Promise<void>;
}

export async function startZapping(): Promise<Zapping> {
  const backend = await createBackend({ appDirectory: await buildPage('zap-page') });
  const server: Listening = await listen(backend, { port: 0, host: '127.0.0.1' });
  const tv = await Tv.switchOn(`${server.url}/`, [], HOLD_TWO_MINUTES);
  const { page } = tv;
  const run = (script: string): Promise<unknown> => page.evaluate(script);
  await run('zapper.loadFeed()');
  const devTools = await page.createCDPSession();
  let zaps = 0;
  return {
    tv,
    async zap(times) {
      for (const end = zaps + times; zaps < end; zaps += 1) {
        await run(`zapper.zapTo('${titleOf(zaps)}')`);
        const open = (await run('zapper.openSessions')) as number;
        // One title more may be on its way out.
        assert.ok(open <= KEYS * (MOST_TITLES_OPEN + 1), `${open} key sessions are open after ${zaps} zaps`);
      }
    },
    async heapBytes() {
      await devTools.send('HeapProfiler.collectGarbage');
      return (await devTools.send('Runtime.getHeapUsage')).usedSize;
    },
    async leaveForGood() {
      await run('zapper.stop()');
      await page.waitForFunction(`twoMinutesLater(), zapper.openSessions === 0`, { timeout: 20_000, polling: 50 });
    },
    complaints: () => ownComplaints(tv).filter((line) => !line.startsWith('Lit is in dev mode')),
    async switchOff() {
      await tv.switchOff();
      await server.close();
    },
  };
}

/** On and on, and every third time back to where the viewer came from: to a title whose keys are still there. */
function titleOf(zap: number): (typeof TITLES)[number] {
  const step = zap % 3 === 2 ? zap - 2 : zap;
  return TITLES[step % TITLES.length] ?? TITLES[0];
}
