import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { ROOT } from '../../tools/build/root.ts';
import { GUIDE, LINE, startGuideBench, type GuideBench } from './support/guide-bench.ts';

/** What each class of requests must come with. */
const ON_LICENSES = { license: [LINE], text: [null], image: [null], manifest: [null], init: [null], segment: [null] };
const ON_ALL = { license: [LINE], text: [LINE], image: [LINE], manifest: [LINE], init: [LINE], segment: [LINE] };

let bench: GuideBench;

before(async () => {
  bench = await startGuideBench();
});
afterEach(async () => {
  await bench.tv.page.evaluate('guide.stop()');
});
after(() => bench.switchOff());

/** Plays, with subtitles and a thumbnail, until requests of every class were there. */
async function playWhole(title: string, flags: object): Promise<void> {
  await bench.play(bench.manifest(title), GUIDE, flags);
  await bench.until(`status === 'playing'`);
  await bench.askForSidecars();
  await bench.server.arrival('text');
  await bench.until('tileUrl');
}

const readText = (path: string): Promise<string> => readFile(join(ROOT, path), 'utf8');

const throughRelay = (): Promise<number> =>
  bench.tv.network().then((exchanges) => exchanges.filter(({ url }) => url === bench.server.relayUrl).length);

describe('the cookie guide', () => {
  it('is the example of the README, word for word', async () => {
    const [readme, page] = await Promise.all(['README.md', 'test/contract/support/guide-page.ts'].map(readText));
    const shown = /## Cookies[^]*?```ts\n([^]*?)```/.exec(readme ?? '')?.[1];
    const played = /function playAsInTheGuide\(url: string\): void \{\n([^]*?)^\}/m.exec(page ?? '')?.[1];
    assert.match(shown ?? '', /MediaResource\.createFromURL/);
    assert.equal(shown, played?.replace(/^ {2}/gm, ''));
  });

  it('plays the cookie title as it is written, through the relay', async () => {
    bench.server.received.length = 0;
    await bench.tv.page.evaluate(`guide.playAsInTheGuide(${JSON.stringify(bench.manifest('glasshouse'))})`);
    await bench.until(`status === 'playing'`);
    assert.deepEqual(bench.cookiesByClass().license, [LINE]);
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
      await playWhole('glasshouse', { forceNativeNetworking });
      assert.deepEqual(bench.cookiesByClass(), { ...ON_LICENSES, other: [null] });
      assert.equal((await throughRelay()) > before, carrier === 'relay');
    });

    it('ride on every request of the resource with useCookieHeadersForAllRequests, and on no other', async () => {
      await playWhole('ember', { forceNativeNetworking, useCookieHeadersForAllRequests: true });
      assert.deepEqual(bench.cookiesByClass(), { ...ON_ALL, other: [null] });
    });

    it('say LICENSE_DENIED with the code of the server where the value is wrong', async () => {
      await bench.play(bench.manifest('glasshouse'), { ...GUIDE, val2: 'wrong' }, { forceNativeNetworking });
      await bench.until(`status === 'failed'`);
      const { code, details } = await bench.state();
      assert.deepEqual([code, details?.['expressPlayCode']], ['LICENSE_DENIED', -2018]);
    });

    it('leave nothing in the jar', async () => {
      await bench.tv.page.evaluate('guide.stop()');
      assert.deepEqual(await bench.tv.page.browserContext().cookies(), []);
    });
  });
}

describe('a cookie that is none', () => {
  it('is refused by name, without its value', async () => {
    await bench.play(bench.manifest('glasshouse'), { val1: 'a\r\nb' }, {});
    await bench.until(`status === 'failed'`);
    const { code, message } = await bench.state();
    assert.equal(code, 'CONFIG_COOKIE_INVALID');
    assert.match(message ?? '', /val1/);
    assert.deepEqual(bench.cookiesByClass().license, []);
  });
});
