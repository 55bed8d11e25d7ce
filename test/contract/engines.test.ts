import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createBackend, type Backend } from '../../server/backend.ts';
import { listen, type Listening } from '../../server/listen.ts';
import { Tv } from '../flow/support/tv.ts';
import { buildPage } from './support/build-page.ts';
import { holdRequest } from './support/hold-request.ts';
import { testStarts } from './support/starts.ts';
import { testViewerWishes } from './support/viewer-wishes.ts';

const ENGINES = ['dash'];

/** Kind, language and role of what the demo film offers. */
const TRACKS = [
  'audio en main',
  'audio fr dub',
  'text en subtitle',
  'text fr subtitle',
  'text en caption',
  'text fr caption',
];

let backend: Backend;
let server: Listening;
let tv: Tv;

before(async () => {
  const outDir = await buildPage('page');
  backend = await createBackend({ appDirectory: outDir });
  server = await listen(backend, { port: 0, host: '127.0.0.1' });
  tv = await Tv.switchOn(`${server.url}/`);
});

beforeEach(async () => {
  backend.faults.reset();
  await tv.page.evaluate('newBench()');
});

after(async () => {
  await tv.switchOff();
  await server.close();
});

const run = (script: string): Promise<unknown> => tv.page.evaluate(script);
const until = (condition: string): Promise<unknown> =>
  tv.page.waitForFunction(condition, { timeout: 15_000, polling: 50 });

for (const engine of ENGINES) {
  describe(`PlayerEngine ${engine}`, () => {
    for (const title of ['aurora', 'saltwater', 'farlight']) {
      it(`plays ${title} and tells times, tracks and quality`, async () => {
        await run(`bench.load('${engine}', '${title}', 0)`);
        await until(`bench.last('time') && bench.last('time').position > 0.5`);
        const types = (await run('bench.types()')) as string[];
        assert.equal(types[0], 'playing', 'nothing is told before the first picture');
        const listTracks = `bench.last('tracks').tracks.map(({ kind, language, roles }) => [kind, language, ...roles].join(' '))`;
        assert.deepEqual(await run(listTracks), TRACKS);
        assert.ok(Number(await run(`bench.last('quality').quality.height`)) <= 720);
        assert.ok(Math.abs(Number(await run(`bench.last('time').duration`)) - 61.44) < 0.1);
        assert.equal(await run('bench.destroy()'), 0, 'nothing is left on the surface');
      });
    }

    it('plays a live title at its edge, with two minutes to go back', async () => {
      await run(`bench.load('${engine}', 'lakecam', 0)`);
      await until(`bench.last('time') && bench.last('time').liveWindow`);
      const first = Number(await run(`bench.last('time').position`));
      await until(`bench.last('time').position > ${first + 1}`);
      const { start, end } = (await run(`bench.last('time').liveWindow`)) as { start: number; end: number };
      const position = Number(await run(`bench.last('time').position`));
      // Two minutes less the twelve seconds that the manifest asks to stay behind.
      assert.ok(Math.abs(end - start - 108) < 5, `a window of ${end - start} s`);
      assert.ok(Math.abs(end - position) < 5, `${end - position} s behind the edge`);
      assert.equal(await run(`bench.last('failed')`), undefined);
      await run('bench.destroy()');
    });

    testStarts({ engine, run, until });

    it('pauses, seeks while paused and plays on', async () => {
      await run(`bench.load('${engine}', 'farlight', 0)`);
      await until(`bench.last('playing')`);
      await run('bench.pause()');
      await until(`bench.types().includes('paused')`);
      await run('bench.seek(40)');
      await until(`bench.types().includes('seeked')`);
      assert.ok(Math.abs(Number(await run(`bench.last('time').position`)) - 40) < 0.5);
      await run('bench.events.length = 0; bench.play()');
      await until(`bench.types().includes('playing') && bench.last('time').position > 40.3`);
      await run('bench.destroy()');
    });

    it('ends where the last of two quick seeks led, though a segment of the first is being appended', async () => {
      await run(`bench.load('${engine}', 'farlight', 0)`);
      await until(`bench.last('time') && bench.last('time').bufferedUntil > 12`);
      await run('bench.pause()');
      await run(`new Promise((resolve) => {
        const { appendBuffer } = SourceBuffer.prototype;
        SourceBuffer.prototype.appendBuffer = function (bytes) {
          appendBuffer.call(this, bytes);
          if (bytes.byteLength < 10_000) return;
          SourceBuffer.prototype.appendBuffer = appendBuffer;
          resolve(bench.seek(6));
        };
        bench.seek(40);
      })`);
      const video = `document.querySelector('video')`;
      await until(`${video}.readyState === 4 && !${video}.seeking && bench.last('time').bufferedUntil > 20`);
      const position = Number(await run(`${video}.currentTime`));
      assert.ok(Math.abs(position - 6) < 0.5, `at ${position}`);
      await run('bench.destroy()');
    });

    it('tells the end once', async () => {
      await run(`bench.load('${engine}', 'farlight', 58)`);
      await until(`bench.types().includes('ended')`);
      const types = (await run('bench.types()')) as string[];
      assert.equal(types.filter((type) => type === 'ended').length, 1);
      await run('bench.destroy()');
    });

    it('has a small picture of each time, and fetches its tile once, when it is asked for', async () => {
      const tiles = async (): Promise<number> =>
        (await tv.network()).filter(({ url }) => url.includes('/thumbnails/')).length;
      const before = await tiles();
      await run(`bench.load('${engine}', 'farlight', 0)`);
      await until(`bench.last('time')`);
      assert.equal(await tiles(), before, 'none while nobody seeks');
      const first = await run('bench.thumbnailAt(0)');
      assert.deepEqual(first, { tileUrl: null, x: 0, y: 0, width: 320, height: 180 });
      await until(`bench.last('thumbnail') && bench.last('thumbnail').thumbnail.tileUrl`);
      const size = `(async () => {
        const image = new Image();
        image.src = bench.thumbnailAt(0).tileUrl;
        await image.decode();
        return [image.naturalWidth, image.naturalHeight];
      })()`;
      assert.deepEqual(await run(size), [1280, 720]);
      const places = `[2, 11.6, 29].map((seconds) => bench.thumbnailAt(seconds)).map(({ x, y }) => [x, y])`;
      assert.deepEqual(await run(places), [
        [320, 0],
        [640, 180],
        [960, 540],
      ]);
      assert.equal(await tiles(), before + 1);
      await run('bench.events.length = 0; bench.thumbnailAt(1000)');
      await until(`bench.last('thumbnail')`);
      assert.deepEqual(await run('[bench.thumbnailAt(61.44).x, bench.thumbnailAt(61.44).y]'), [960, 540]);
      assert.equal(await tiles(), before + 2);
      const url = await run('bench.thumbnailAt(0).tileUrl');
      await run('bench.destroy()');
      await assert.rejects(run(`fetch('${String(url)}')`), 'its tiles are let go of');
    });

    it('has none for a title without tiles', async () => {
      await run(`bench.load('${engine}', 'lakecam', 0)`);
      await until(`bench.last('time')`);
      assert.equal(await run(`bench.thumbnailAt(bench.last('time').position)`), null);
      await run('bench.destroy()');
    });

    it('says nothing after it was destroyed', async () => {
      await run(`bench.load('${engine}', 'farlight', 0)`);
      await until(`bench.last('playing')`);
      await run('bench.destroy().then(() => { bench.events.length = 0; })');
      await run('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
      assert.deepEqual(await run('bench.types()'), []);
    });

    it('names a manifest that is not there', async () => {
      await run(
        `bench.load('${engine}', 'farlight', 0, { manifestUrl: location.origin + '/media/farlight/none.mpd' })`,
      );
      await until(`bench.types().includes('failed')`);
      assert.equal(await run(`bench.last('failed').code`), 'MEDIA_MANIFEST_UNREACHABLE');
      await run('bench.destroy()');
    });

    it('names a manifest that breaks off', async () => {
      backend.faults.brokenManifests.add('aurora');
      await run(`bench.load('${engine}', 'aurora', 0)`);
      await until(`bench.types().includes('failed')`);
      assert.equal(await run(`bench.last('failed').code`), 'MEDIA_MANIFEST_INVALID');
      await run('bench.destroy()');
    });

    testViewerWishes({
      engine,
      network: () => tv.network(),
      hold: (pattern) => holdRequest(tv.page, pattern),
      run,
      until,
    });
  });
}
