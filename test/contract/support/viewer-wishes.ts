import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Exchange } from '../../flow/support/tv.ts';
import type { HeldRequest } from './hold-request.ts';

export interface WishesBench {
  readonly engine: string;
  readonly network: () => Promise<readonly Exchange[]>;
  readonly hold: (pattern: RegExp) => Promise<HeldRequest>;
  /** In the page of `page.ts`. */
  readonly run: (script: string) => Promise<unknown>;
  readonly until: (condition: string) => Promise<unknown>;
}

/** Of a picture. */
const SEGMENT = /h264-\d+\/\d+\.m4s/;

/** What a viewer chose for all titles, how fast one plays, and what it tells of itself. */
export function testViewerWishes({ engine, network, hold, run, until }: WishesBench): void {
  it('begins with the audio and the subtitles that the viewer wished for, and fetches no others', async () => {
    const from = (await network()).length;
    const wishes = { audio: { language: 'fr', role: 'main' }, subtitles: { language: 'fr', role: 'subtitle' } };
    await run(`bench.load('${engine}', 'aurora', 0, { wishes: ${JSON.stringify(wishes)} })`);
    await until(`bench.last('cues') && bench.last('cues').cues.length > 0`);
    assert.equal(await run('bench.types()[0]'), 'playing', 'nothing is told before the first picture');
    const selected = `bench.events.find(({ type }) => type === 'tracks').tracks.filter(({ isSelected }) => isSelected)`;
    assert.deepEqual(
      await run(`${selected}.map(({ kind, language, roles }) => [kind, language, ...roles].join(' '))`),
      ['audio fr dub', 'text fr subtitle'],
    );
    const urls = (await network()).slice(from).map(({ url }) => url);
    assert.ok(urls.some((url) => url.includes('/aac-fr/')));
    assert.deepEqual(
      urls.filter((url) => /\/aac-en\/|en\.vtt|\.ttml/.test(url)),
      [],
    );
    await run('bench.destroy()');
  });

  it('keeps the picture under a limit: from the first segment, live, and the lowest where none is under it', async () => {
    const from = (await network()).length;
    const fetched = async (): Promise<string[]> =>
      (await network())
        .slice(from)
        .filter(({ url }) => SEGMENT.test(url))
        .map(({ url }) => url.replace(/.*h264-/, ''));
    // Without its sound a title has no metadata yet, and the network has shown by then what it can bring.
    await run('performance.clearResourceTimings()');
    const sound = await hold(/\/aac-en\/init/);
    await run(`bench.load('${engine}', 'farlight', 0, { maxVideoHeight: 720, wishes: { maxBitrateBps: 1 } })`);
    await until(
      `performance.getEntriesByType('resource').filter(({ name }) => ${String(SEGMENT)}.test(name)).length > 2`,
    );
    await sound.release();
    await until(`bench.last('time') && bench.last('time').bufferedUntil > 12`);
    assert.deepEqual(
      (await fetched()).filter((file) => !file.startsWith('240/')),
      [],
    );
    const heights = `bench.last('renditions').renditions.map(({ height }) => height).sort((a, b) => a - b)`;
    assert.deepEqual(await run(heights), [240, 360, 720], 'those over the limit are still told');
    await run(`bench.setMaxBitrate(null)`);
    await until(`bench.last('quality').quality.height > 240`);
    const position = Number(await run(`bench.last('time').position`));
    await run(`bench.setMaxBitrate(1)`);
    await until(`bench.last('quality').quality.height === 240`);
    assert.ok(Number(await run(`bench.last('time').position`)) < position + 8, 'before what was buffered has played');
    await run('bench.destroy()');
  });

  it('plays as fast as it is told, and says what it took on', async () => {
    await run(`bench.load('${engine}', 'farlight', 0)`);
    await until(`bench.last('playing')`);
    await run('bench.setRate(2)');
    await until(`bench.last('rate') && bench.last('rate').rate === 2`);
    // Of each second by itself: a busy machine may hold the picture up for one.
    await run(`(() => {
      const video = document.querySelector('video');
      let from = { at: performance.now(), time: video.currentTime };
      video.addEventListener('timeupdate', () => {
        const now = { at: performance.now(), time: video.currentTime };
        if (now.at - from.at < 1000) return;
        bench.pace = ((now.time - from.time) * 1000) / (now.at - from.at);
        from = now;
      });
    })()`);
    await until(`Math.abs(bench.pace - 2) < 0.4`);
    assert.equal(await run(`document.querySelector('video').preservesPitch`), true);
    await run('bench.events.length = 0; bench.setRate(100)');
    await run('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
    assert.ok(!((await run('bench.types()')) as string[]).includes('rate'), 'one that it refuses changes nothing');
    await run('bench.destroy()');
  });

  it('knows what it has ahead, what it dropped and what the network brings', async () => {
    await run(`bench.load('${engine}', 'farlight', 0)`);
    await until(`bench.last('time') && bench.last('time').bufferedUntil > 4`);
    const { bufferAhead, droppedFrames, bandwidthBps } = (await run('bench.statistics()')) as Record<string, number>;
    assert.ok(Number(bufferAhead) > 1 && Number(bufferAhead) < 60, `${bufferAhead} s ahead`);
    assert.ok(Number(droppedFrames) >= 0);
    assert.ok(Number(bandwidthBps) > 100_000);
    await run('bench.destroy()');
    assert.equal(await run('bench.statistics().bandwidthBps'), null, 'and nothing once it is destroyed');
  });
}
