import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createBackend } from '../../server/backend.ts';
import { listen, type Listening } from '../../server/listen.ts';
import { findIpkProblems } from '../../tools/package/check/check-ipk.ts';
import { checkWgt } from '../../tools/package/check/check-wgt.ts';
import { readIpk } from '../../tools/package/check/read-ipk.ts';
import { readWgt } from '../../tools/package/check/read-wgt.ts';
import { packageApp, type PackagedApp } from '../../tools/package/package-app.ts';
import { readVersion } from '../../tools/package/version.ts';
import { readProbes } from '../../tools/probe/read-probe.ts';
import { FAKE_AVPLAY } from '../flow/support/fake-avplay.ts';
import { seeHome } from '../flow/support/play-through.ts';
import { READ_MODULES, readCode } from '../flow/support/read-code.ts';
import { Tv } from '../flow/support/tv.ts';

const BUFFER_MIB = 16;
/** A packaged page of a TV has an origin of its own (packaged-app.test.ts), and a TV has a small buffer. */
const FLAGS = ['--allow-file-access-from-files', `--mse-video-buffer-size-limit-mb=${BUFFER_MIB}`];

type Fields = Readonly<Record<string, unknown>>;

let folder: string;
let backend: Listening;
let packaged: PackagedApp;
let from: { readonly http: string; readonly file: string };

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-probes-'));
  const appDirectory = join(folder, 'webos');
  await mkdir(appDirectory);
  backend = await listen(await createBackend({ appDirectory }), { port: 0, host: '127.0.0.1' });
  const config = { backendUrl: backend.url, language: 'en' as const, prepare: false };
  packaged = await packageApp({ outDir: folder, config, probes: true });
  from = { http: `${backend.url}/`, file: pathToFileURL(`${packaged.webosDir}/`).href };
});

after(async () => {
  await backend.close();
  await rm(folder, { recursive: true });
});

/** The result as the code on the screen has it, which must be what the page says it is. */
async function readResult(tv: Tv): Promise<Fields> {
  await tv.see('a result', `document.documentElement.dataset.probe === 'done'`, 20_000);
  const texts: string[] = [];
  const caption = String(await tv.page.evaluate(`document.querySelector('#part').textContent`));
  const count = Number(/of (\d+)/.exec(caption)?.[1] ?? 1);
  for (let part = 0; part < count; part += 1) {
    texts.push(readCode((await tv.page.evaluate(READ_MODULES)) as string[]));
    await tv.press('ArrowRight');
  }
  const [result] = readProbes(texts.join('\n'));
  assert.deepEqual(result, await tv.page.evaluate('latchkeyProbe'));
  return result as Fields;
}

async function probe(tv: Tv, url: string): Promise<Fields> {
  await tv.page.goto(url);
  const { findings } = await readResult(tv);
  return findings as Fields;
}

describe('Probe pages', () => {
  for (const where of ['http', 'file'] as const) {
    describe(`over ${where}`, () => {
      let tv: Tv;
      before(async () => {
        tv = await Tv.switchOn('about:blank', FLAGS);
      });
      after(() => tv.switchOff());
      const open = (page: string): Promise<Fields> => probe(tv, `${from[where]}probe/${page}.html`);
      const seeLine = async (line: RegExp): Promise<void> => assert.match(await tv.text(), line);

      it('tell which key systems are there', async () => {
        const { asked, found, mediaKeys } = await open('eme');
        assert.equal((asked as Fields[]).length, 11);
        const [clearkey] = found as Fields[];
        assert.deepEqual([clearkey?.name, clearkey?.schemes], ['org.w3.clearkey', { cenc: true, cbcs: true }]);
        assert.deepEqual(mediaKeys, [{ keySystem: 'clearkey', first: 'made', second: 'made' }]);
        await seeLine(/clearkey no level · cenc, cbcs/);
      });

      it('tell what becomes of cookies', async () => {
        const url = `${from[where]}probe/cookies.html`;
        const first = await open('cookies');
        const { kept } = await probe(tv, url);
        const isHttp = where === 'http';
        assert.deepEqual(
          [first.sticks, first.origin, first.hasLocalStorage],
          [isHttp, isHttp ? null : 'file://', true],
        );
        assert.deepEqual(first.byXhr, isHttp ? ['http', 'lax', 'none', 'plain', 'script'] : []);
        assert.deepEqual([first.byFetch, kept], [first.byXhr, first.byXhr]);
        assert.deepEqual(first.setByHand, { xhr: [], fetch: [] });
        await seeLine(isHttp ? /sticks yes .* Come back by XHR http, lax/ : /sticks no .* Come back by XHR none/);
      });

      it('tell which headers a page may set', async () => {
        const { fates, sentByItself } = await open('headers');
        const byName = new Map((fates as Fields[]).map(({ header, xhr, fetch }) => [header, [xhr, fetch]]));
        for (const header of ['X-Latchkey', 'Authorization'])
          assert.deepEqual(byName.get(header), ['arrived', 'arrived']);
        for (const header of ['Cookie', 'Origin', 'Referer', 'User-Agent', 'Host']) {
          assert.equal(byName.get(header)?.[0], 'left out', header);
        }
        assert.equal((sentByItself as Fields).isOwnUserAgent, true);
        await seeLine(/X-Latchkey arrived Authorization arrived Cookie left out/);
      });

      it('tell how much video a buffer takes', async () => {
        const { heap, video } = await open('memory');
        assert.ok(Number((heap as Fields).limitMiB) > 100);
        const { takenBytes, end } = video as Fields;
        assert.equal(end, 'QuotaExceededError');
        const takenMiB = Number(takenBytes) / 1024 / 1024;
        assert.ok(takenMiB > BUFFER_MIB - 2 && takenMiB <= BUFFER_MIB, String(takenMiB));
        await seeLine(/1[456](\.\d)? MiB, then QuotaExceededError/);
      });

      it('say that this is no Tizen TV', async () => {
        assert.deepEqual(await open('avplay'), { hasAvPlay: false });
        await seeLine(/Not a Tizen TV/);
      });
    });
  }

  it('walk through the states of a (fake) AVPlay, and see what its requests carry', async () => {
    const tv = await Tv.switchOn('about:blank', FLAGS, FAKE_AVPLAY);
    try {
      const { steps, carried, events } = await probe(tv, `${from.file}probe/avplay.html`);
      const states = new Map((steps as Fields[]).map(({ step, state, failed }) => [step, [state, failed]]));
      for (const [step, state, failed] of [
        ['play in NONE', 'NONE', true],
        ['open', 'IDLE', false],
        ['ADAPTIVE_INFO', 'IDLE', false],
        ['prepareAsync', 'READY', false],
        ['play', 'PLAYING', false],
        ['COOKIE while it plays', 'PLAYING', true],
        ['pause', 'PAUSED', false],
        ['stop', 'IDLE', false],
        ['close', 'NONE', false],
        ['prepareAsync (echo)', 'IDLE', true],
      ] as const) {
        assert.deepEqual(states.get(step), [state, failed], step);
      }
      const { cookie, userAgent, headers } = carried as Fields;
      assert.deepEqual([cookie, userAgent, (headers as string[]).includes('host')], [false, false, true]);
      assert.equal((events as Fields[]).length, 2);
    } finally {
      await tv.switchOff();
    }
  });

  it('show each key with its code and repetition, and leave at the second Back', async () => {
    const tv = await Tv.switchOn(`${from.file}probe/keys.html`, FLAGS);
    try {
      await tv.see('the page', `latchkeyTest.text().includes('Press each key')`);
      await tv.press('ArrowUp', 'Escape', 'm');
      for (let times = 0; times < 3; times += 1) await tv.page.keyboard.down('ArrowRight');
      await tv.page.keyboard.up('ArrowRight');
      await tv.see('a code of four keys', `window.latchkeyProbe && latchkeyProbe.findings.keys.length === 4`);
      const keys = (await tv.page.evaluate('latchkeyProbe.findings.keys')) as Fields[];
      assert.deepEqual(
        keys.map(({ code, keyCode, repeats, isMarked }) => [code, keyCode, repeats, isMarked]),
        [
          ['ArrowUp', 38, 0, false],
          ['Escape', 27, 0, false],
          ['KeyM', 77, 0, false],
          ['ArrowRight', 39, 2, true],
        ],
      );
      assert.match(await tv.text(), /39 ArrowRight ArrowRight · \d+ ms · 2 times: after \d+ ms/);
      await tv.press('Escape', 'Escape');
      await tv.see('the list', `latchkeyTest.focus().startsWith('Key systems')`);
    } finally {
      await tv.switchOff();
    }
  });

  it('are reached from the app by keys, and lead back to it', async () => {
    const tv = await Tv.switchOn(`${from.file}index.html`, FLAGS);
    try {
      await seeHome(tv);
      const [up, down, left, right] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const;
      await tv.press(up, up, down, down, left, right, left, right);
      await tv.see('the list', `(latchkeyTest.focus() || '').startsWith('Key systems')`);
      await tv.press(up, down, down, down, down, up);
      await tv.see('AVPlay', `(latchkeyTest.focus() || '').startsWith('AVPlay')`);
      await tv.press('Enter');
      await tv.see('its page', `latchkeyTest.text().includes('Not a Tizen TV')`);
      await tv.press('Escape');
      await tv.see('the list', `(latchkeyTest.focus() || '').startsWith('Key systems')`);
      await tv.press('Escape');
      await seeHome(tv);
    } finally {
      await tv.switchOff();
    }
  });

  it('are in packages that the check finds good, each with Samsung’s script where that is', async () => {
    const options = { version: await readVersion(), secrets: [], now: Date.now() };
    const wgt = await readWgt(packaged.wgt);
    assert.deepEqual(checkWgt(wgt, options).problems, []);
    assert.deepEqual(findIpkProblems(await readIpk(packaged.ipk), options), []);
    const pages = [...wgt].filter(([path]) => /^probe\/\w+\.html$/.test(path));
    assert.equal(pages.length, 7);
    for (const [path, page] of pages) assert.match(page.toString(), /\$WEBAPIS\/webapis\/webapis\.js/, path);
  });
});
