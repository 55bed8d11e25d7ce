import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createBackend, type Backend } from '../../server/backend.ts';
import { createContentKeys } from '../../server/content-keys.ts';
import { listen, type Listening } from '../../server/listen.ts';
import { Tv } from '../flow/support/tv.ts';
import { buildPage } from '../contract/support/build-page.ts';

/** Engines that choose their tracks themselves. */
const ENGINES = ['dash'];

/** Key ids are the same in every run. */
const { audio, sd, hd, uhd } = createContentKeys()({ id: 'meridian', hasUhd: true });
const ROLES = new Map([
  [audio.keyId, 'audio'],
  [sd.keyId, 'sd'],
  [hd.keyId, 'hd'],
  [uhd?.keyId ?? '', 'uhd'],
]);

/** The longest wait goes over all that was buffered. */
const LIMIT_MS = 30_000;

let backend: Backend;
let server: Listening;
let tv: Tv;
/** Roles of the keys, as the license server was asked for them. */
let asked: string[];
/** License requests that went out and came back, and requests for what they are for: `sent`, `answered`, `HD init`. */
let crossed: string[];

before(async () => {
  const appDirectory = await buildPage('page');
  const log = (line: string): void => {
    const keyId = / redemption .*kid=(\w+)/.exec(line)?.[1];
    if (keyId !== undefined) asked.push(ROLES.get(keyId) ?? keyId);
  };
  backend = await createBackend({ appDirectory, log });
  server = await listen(backend, { port: 0, host: '127.0.0.1' });
  tv = await Tv.switchOn(`${server.url}/`);
  const isLicense = (url: string): boolean => new URL(url).pathname.startsWith('/hms/wv/rights');
  tv.page.on('request', (request) => {
    if (isLicense(request.url())) crossed.push('sent');
    if (request.url().endsWith('/h264-720/init.mp4')) crossed.push('HD init');
  });
  tv.page.on('response', (response) => isLicense(response.url()) && crossed.push('answered'));
});

beforeEach(async () => {
  backend.faults.reset();
  [asked, crossed] = [[], []];
  await tv.page.evaluate('newBench()');
});

after(async () => {
  await tv.switchOff();
  await server.close();
});

const run = (script: string): Promise<unknown> => tv.page.evaluate(script);
const until = (condition: string): Promise<unknown> =>
  tv.page.waitForFunction(condition, { timeout: LIMIT_MS, polling: 50 }).catch(async () => {
    const seen = await run(
      'JSON.stringify([bench.last("time"), bench.last("failed"), bench.last("quality"), bench.waits])',
    );
    assert.fail(`Did not see ${condition}: ${String(seen)}, asked for ${asked.join()}`);
  });
const height = (lines: number): string => `bench.last('quality') && bench.last('quality').quality.height === ${lines}`;

for (const engine of ENGINES) {
  describe(`Later keys on ${engine}`, () => {
    const load = (change: object): Promise<unknown> =>
      run(`bench.load('${engine}', 'meridian', 0, ${JSON.stringify(change)})`);

    it('asks at the start for audio and SD alone, at once', async () => {
      await load({ isPinned: true });
      await until(`bench.last('time') && bench.last('time').position > 4`);
      assert.deepEqual([...asked].sort(), ['audio', 'sd']);
      assert.deepEqual(crossed.slice(0, 2), ['sent', 'sent'], 'both are under way before one is answered');
      await run('bench.destroy()');
    });

    it('asks for HD and for UHD when they are chosen, and the picture never waits', async () => {
      await load({ isPinned: true, maxVideoHeight: null });
      await until(`bench.last('time') && bench.last('time').position > 1`);
      await run(`bench.waits = 0; bench.goTo('h264-720')`);
      await until(height(720));
      assert.deepEqual(asked.slice(2), ['hd']);
      await run(`bench.goTo('h264-2160')`);
      await until(height(2160));
      assert.deepEqual(asked.slice(2), ['hd', 'uhd']);
      assert.equal(await run('bench.waits'), 0);
      assert.equal(await run(`bench.last('failed')`), undefined);
      await run('bench.destroy()');
    });

    it('lets nothing of a track into the buffer before its license is there', async () => {
      await load({ isPinned: true, maxVideoHeight: 720 });
      await until(`bench.last('time') && bench.last('time').position > 1`);
      backend.faults.delayMs.rights = 2000;
      await run(`bench.waits = 0; bench.goTo('h264-720')`);
      await until(height(720));
      assert.deepEqual(crossed.slice(4), ['sent', 'answered', 'HD init']);
      assert.equal(await run('bench.waits'), 0);
      await run('bench.destroy()');
    });

    it('climbs by itself to the cap, and never asks for what is above it', async () => {
      await load({ maxVideoHeight: 720 });
      await until(height(720));
      await until(`bench.last('time').position > 8`);
      assert.deepEqual([...asked].sort(), ['audio', 'hd', 'sd']);
      await run('bench.destroy()');
    });

    it('goes on with what it has where a later key is denied, and chooses it no more', async () => {
      backend.faults.deniedKeyIds.add(uhd?.keyId ?? '');
      await load({ isPinned: true, maxVideoHeight: null });
      await until(`bench.last('time') && bench.last('time').position > 1`);
      await run(`bench.waits = 0; bench.goTo('h264-720')`);
      await until(height(720));
      await run(`bench.goTo('h264-2160')`);
      await until(`bench.refused.length > 0`);
      const { position } = (await run(`bench.last('time')`)) as { position: number };
      // Beyond all that was buffered when the key was denied.
      await until(`bench.last('time').position > ${position + 20}`);
      assert.deepEqual(await run('bench.refused'), ['LICENSE_DENIED']);
      assert.ok(((await run('bench.renditions()')) as string[]).every((id) => id !== 'h264-2160'));
      assert.equal(await run(`bench.last('quality').quality.height`), 720);
      assert.deepEqual([await run('bench.waits'), await run(`bench.last('failed')`)], [0, undefined]);
      assert.deepEqual(asked.slice(2), ['hd', 'uhd'], 'asked once');
      await run('bench.destroy()');
    });

    it('fails where a key of the start is denied', async () => {
      backend.faults.deniedKeyIds.add(sd.keyId);
      await load({});
      await until(`bench.types().includes('failed')`);
      assert.equal(await run(`bench.last('failed').code`), 'LICENSE_DENIED');
      await run('bench.destroy()');
    });
  });
}
