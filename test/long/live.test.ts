import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp, type RunningApp } from '../flow/support/app.ts';
import { checkAtEdge, openLive, sampleLive, watchLive, type LiveSample } from '../flow/support/live.ts';
import { ownComplaints, seeHome } from '../flow/support/play-through.ts';
import { Tv } from '../flow/support/tv.ts';

const WATCHED_S = 180;

/** Each `timeupdate` is at most a quarter of a second after the last; more than this is seen as a stall. */
const LONGEST_GAP_S = 1.5;
const MOST_DRIFT_S = 2;
const MOST_GROWTH_BYTES = 20 * 1024 * 1024;

describe('A live title', () => {
  let app: RunningApp;
  let tv: Tv;
  before(async () => {
    app = await startApp();
    tv = await Tv.switchOn(app.url);
    await seeHome(tv);
  });
  after(async () => {
    await tv.switchOff();
    await app.stop();
  });

  it('plays for three minutes at its edge, without drift, stall or a word in the console', async (t) => {
    await openLive(tv);
    await watchLive(tv, app.url);
    await sampleLive(tv, 30);
    const heapBefore = await heapBytes(tv);
    const samples = await sampleLive(tv, WATCHED_S);
    const heapAfter = await heapBytes(tv);

    checkAtEdge(samples);
    const [first, last] = [samples[0]?.at ?? NaN, samples[samples.length - 1]?.at ?? NaN];
    const early = mean(samples.filter(({ at }) => at < first + 30).map(({ latency }) => latency));
    const late = mean(samples.filter(({ at }) => at > last - 30).map(({ latency }) => latency));
    const gap = longestGap(samples);
    const stalls = (await tv.page.evaluate('liveStalls.length')) as number;
    const growth = heapAfter - heapBefore;
    t.diagnostic(`${samples.length} samples; ${early.toFixed(2)} s behind at first, ${late.toFixed(2)} s at last`);
    t.diagnostic(`longest gap ${gap.toFixed(2)} s, ${stalls} stalls, heap ${Math.round(growth / 1024)} KiB more`);
    assert.ok(Math.abs(late - early) < MOST_DRIFT_S, `${early} s behind at first, ${late} s at last`);
    assert.ok(gap < LONGEST_GAP_S, `stood still for ${gap} s`);
    checkFrames(samples);
    assert.ok(growth < MOST_GROWTH_BYTES, `the heap grew by ${growth} bytes`);
    assert.deepEqual(ownComplaints(tv), []);
  });
});

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function longestGap(samples: readonly LiveSample[]): number {
  return Math.max(...samples.slice(1).map(({ at }, index) => at - (samples[index]?.at ?? at)));
}

/** In each ten seconds at least half of the 25 frames a second were decoded. */
function checkFrames(samples: readonly LiveSample[]): void {
  let last = samples[0];
  for (const sample of samples) {
    if (last === undefined || sample.at - last.at < 10) continue;
    const perSecond = (sample.frames - last.frames) / (sample.at - last.at);
    assert.ok(perSecond > 12, `${perSecond} frames a second at ${sample.at}`);
    last = sample;
  }
}

/** What is left after a garbage collection. */
async function heapBytes(tv: Tv): Promise<number> {
  const session = await tv.page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
