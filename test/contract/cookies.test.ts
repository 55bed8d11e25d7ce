import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { Hono } from 'hono';
import webpack from 'webpack';
import { createBackend, type BackendOptions } from '../../server/backend.ts';
import { listen, type Listening } from '../../server/listen.ts';
import { startRelay, type Relay } from '../../src/relay/relay.ts';
import { ROOT } from '../../tools/build/root.ts';
import { createWebpackConfig } from '../../webpack.config.ts';
import { Tv } from '../flow/support/tv.ts';

const GUIDE = { val1: '12345', val2: 'abcd' };
const LINE = 'val1=12345; val2=abcd';

/** What the server received: path and `Cookie` header. */
interface Received {
  readonly path: string;
  readonly cookie: string | null;
}

const received: Received[] = [];
const arrivals = new EventEmitter();
const outDir = join(ROOT, '.cache/contract-cookies');
let server: Listening;
let relay: Relay;
let tv: Tv;

/** The backend behind a recorder; its relay has the backend on its list. */
before(async () => {
  await mkdir(outDir, { recursive: true });
  const entry = join(ROOT, 'test/contract/support/guide-page.ts');
  const compiler = webpack({ ...createWebpackConfig({ entry, outDir, mode: 'development' }), plugins: [] });
  const stats = await promisify(compiler.run.bind(compiler))();
  assert.ok(stats && !stats.hasErrors(), stats?.toString('errors-only'));
  const page = '<!doctype html><body><script src="config.js"></script><script src="app.js"></script>';
  await writeFile(join(outDir, 'index.html'), page);
  const app = new Hono();
  server = await listen({ app, faults: (await createBackend()).faults }, { port: 0, host: '127.0.0.1' });
  const { host } = new URL(server.url);
  relay = await startRelay({ hosts: [host], origins: [server.url] });
  const options: BackendOptions = {
    appDirectory: outDir,
    relay: { url: relay.url, secret: relay.secret, hosts: [host] },
  };
  const backend = await createBackend(options);
  app.all('*', (c) => {
    received.push({ path: c.req.path, cookie: c.req.header('Cookie') ?? null });
    arrivals.emit('request');
    return backend.app.fetch(c.req.raw, c.env);
  });
  tv = await Tv.switchOn(`${server.url}/`);
});
afterEach(async () => {
  await tv.page.evaluate('guide.stop()');
});
after(async () => {
  await tv.switchOff();
  await Promise.all([relay.close(), server.close()]);
});

const manifest = (title: string): string => `${server.url}/media/${title}/manifest.mpd`;
const state = (): Promise<unknown> => tv.page.evaluate('guide.readState()');
const until = (status: string): Promise<unknown> =>
  tv.page
    .waitForFunction(`guide.readState().status === '${status}'`, { timeout: 20_000, polling: 50 })
    .catch(async () => assert.fail(`Expected ${status}, got ${JSON.stringify(await state())}`));

async function play(title: string, cookies: object, flags: object): Promise<void> {
  received.length = 0;
  await tv.page.evaluate(`guide.playWith(${JSON.stringify(manifest(title))}, ...${JSON.stringify([cookies, flags])})`);
}

const CLASSES = {
  license: /^\/hms\/wv\/rights/,
  text: /\.(vtt|ttml)$|\/(vtt|ttml|stpp)-?\w*\//,
  manifest: /\.mpd$/,
  init: /\/init\.\w+$|init/,
  segment: /\.m4s$/,
};

/** Which header each class of requests came with, once per kind of header. */
function cookiesByClass(): Record<string, readonly (string | null)[]> {
  const found: Record<string, (string | null)[]> = {
    license: [],
    text: [],
    manifest: [],
    init: [],
    segment: [],
    other: [],
  };
  for (const { path, cookie } of received) {
    const name = Object.entries(CLASSES).find(([, pattern]) => pattern.test(path))?.[0] ?? 'other';
    if (found[name]?.includes(cookie) === false) found[name].push(cookie);
  }
  return found;
}

/** Turns subtitles on, and waits until their file has reached the server. */
async function seeSubtitlesRequested(): Promise<void> {
  const options = { timeout: 10_000, polling: 50 };
  await tv.page.waitForFunction('guide.turnSubtitlesOn()', options);
  const isThere = (): boolean => received.some(({ path }) => CLASSES.text.test(path));
  while (!isThere()) await once(arrivals, 'request');
}

const throughRelay = (): Promise<number> =>
  tv.network().then((exchanges) => exchanges.filter(({ url }) => url === relay.url).length);

describe('the cookie guide', () => {
  it('plays the cookie title as it is written, through the relay', async () => {
    received.length = 0;
    await tv.page.evaluate(`guide.playAsInTheGuide(${JSON.stringify(manifest('glasshouse'))})`);
    await until('playing');
    assert.deepEqual(cookiesByClass().license, [LINE]);
    assert.ok((await throughRelay()) > 0);
  });
});

for (const [carrier, forceNativeNetworking] of [
  ['jar', false],
  ['relay', true],
] as const) {
  describe(`cookies on the wire, by ${carrier}`, () => {
    it('ride on license requests and on nothing else', async () => {
      const before = await throughRelay();
      await play('glasshouse', GUIDE, { forceNativeNetworking });
      await until('playing');
      await seeSubtitlesRequested();
      assert.deepEqual(cookiesByClass(), {
        license: [LINE],
        text: [null],
        manifest: [null],
        init: [null],
        segment: [null],
        other: [null],
      });
      assert.equal((await throughRelay()) > before, carrier === 'relay');
    });

    it('ride on every request of the resource with useCookieHeadersForAllRequests, and on no other', async () => {
      await play('ember', GUIDE, { forceNativeNetworking, useCookieHeadersForAllRequests: true });
      await until('playing');
      await seeSubtitlesRequested();
      assert.deepEqual(cookiesByClass(), {
        license: [LINE],
        text: [LINE],
        manifest: [LINE],
        init: [LINE],
        segment: [LINE],
        other: [null],
      });
    });

    it('say LICENSE_DENIED with the code of the server where the value is wrong', async () => {
      await play('glasshouse', { ...GUIDE, val2: 'wrong' }, { forceNativeNetworking });
      await until('failed');
      const failed = (await state()) as { code: string; details: { expressPlayCode?: number } };
      assert.deepEqual([failed.code, failed.details.expressPlayCode], ['LICENSE_DENIED', -2018]);
    });

    it('leave nothing in the jar', async () => {
      await tv.page.evaluate('guide.stop()');
      assert.deepEqual(await tv.page.browserContext().cookies(), []);
    });
  });
}

describe('a cookie that cannot be sent', () => {
  it('is refused by name, without its value', async () => {
    await play('glasshouse', { val1: 'a\r\nb' }, {});
    await until('failed');
    const failed = (await state()) as { code: string; message: string };
    assert.equal(failed.code, 'CONFIG_COOKIE_INVALID');
    assert.match(failed.message, /val1/);
    assert.deepEqual(cookiesByClass().license, []);
  });

  it('is undeliverable to a host that is neither the page’s own nor on the list, and says so', async () => {
    received.length = 0;
    const url = manifest('ember').replace('127.0.0.1', 'localhost');
    const flags = { useCookieHeadersForAllRequests: true, forceNativeNetworking: true };
    await tv.page.evaluate(`guide.playWith(...${JSON.stringify([url, GUIDE, flags])})`);
    await until('failed');
    const failed = (await state()) as { code: string; message: string; details: object };
    assert.equal(failed.code, 'CONFIG_COOKIE_UNDELIVERABLE');
    assert.deepEqual(failed.details, { cookieNames: ['val1', 'val2'], requestClass: 'manifest', name: 'browser' });
    assert.match(failed.message, /val1, val2 with a manifest request on browser.*What would work/);
    assert.ok(!/12345|abcd/.test(JSON.stringify(failed)));
    assert.deepEqual(received, []);
  });
});
