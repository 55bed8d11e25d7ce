import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { EngineEvent } from '../../../src/player/engine-event.ts';

export interface StartsBench {
  readonly engine: string;
  /** In the page of `page.ts`. */
  readonly run: (script: string) => Promise<unknown>;
  readonly until: (condition: string) => Promise<unknown>;
}

/** Where a playback begins, and whether its first picture moves. */
export function testStarts({ engine, run, until }: StartsBench): void {
  it('starts where it was told to', async () => {
    await run(`bench.load('${engine}', 'aurora', 30)`);
    await until(`bench.last('time')`);
    const first = Number(await run(`bench.events.find(({ type }) => type === 'time').position`));
    assert.ok(first >= 29 && first < 33, `first picture at ${first}`);
    await run('bench.destroy()');
  });

  for (const [what, startAt] of [
    ['in its first segment', 2],
    ['in a later one', 30],
  ] as const) {
    it(`starts with a paused picture ${what}, tells no other place, and plays when it is asked to`, async () => {
      await run(`bench.load('${engine}', 'aurora', ${startAt}, { comesBack: true })`);
      await until(`bench.last('time') && document.querySelector('video').readyState === 4`);
      assert.equal(await run('bench.types()[0]'), 'paused');
      const places = (await run(
        `bench.events.filter(({ type }) => type === 'time').map(({ position }) => position)`,
      )) as number[];
      assert.deepEqual(
        places.filter((place) => Math.abs(place - startAt) >= 1),
        [],
      );
      assert.equal(await run(`document.querySelector('video').played.length`), 0, 'nothing was seen or heard before');
      await run('bench.play()');
      await until(`bench.last('time').position > ${startAt + 0.5}`);
      await run('bench.destroy()');
    });
  }

  it('starts a channel in its window, where that has left the place behind', async () => {
    await run(`bench.load('${engine}', 'lakecam', 0)`);
    await until(`bench.last('time') && bench.last('time').liveWindow`);
    const before = Number(await run(`bench.last('time').liveWindow.start`)) - 300;
    await run('bench.destroy()');
    await run('newBench()');
    await run(`bench.load('${engine}', 'lakecam', ${before}, { comesBack: true })`);
    await until(`bench.last('time') && bench.last('time').liveWindow`);
    const { position, liveWindow } = (await run(`bench.last('time')`)) as EngineEvent & { type: 'time' };
    assert.ok(liveWindow && position >= liveWindow.start - 2 && position <= liveWindow.end + 2, `${position}`);
    await run('bench.play()');
    await until(`bench.last('time').position > ${position + 0.5}`);
    await run('bench.destroy()');
  });
}
