import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { createBackend, type Backend } from '../../server/backend.ts';
import { createContentKeys } from '../../server/content-keys.ts';
import { listen, type Listening } from '../../server/listen.ts';
import type { CdmFaults } from '../../tools/simulator/cdm/cdm-faults.ts';
import { bundleCdmScript } from '../../tools/simulator/cdm/cdm-script.ts';
import { Tv } from '../flow/support/tv.ts';
import { buildPage } from '../contract/support/build-page.ts';

/** Key ids are the same in every run. */
const { sd, uhd } = createContentKeys()({ id: 'meridian', hasUhd: true });
const UHD = uhd?.keyId ?? '';

const LIMIT_MS = 30_000;

/** Lets a token die during playback; a grant is refreshed at 0.9 of it. */
const TOKEN_LIFETIME_S = 6;

let appDirectory: string;
let backend: Backend;
let server: Listening;
let tv: Tv;
/** Key ids that the rights service gave licenses for. */
let licensed: string[];
/** By key id, the marks of the tokens that brought a license, as the server's log has them. */
let redeemed: Map<string, Set<string>>;

before(async () => {
  appDirectory = await buildPage('page');
});

async function start(keySystem: 'widevine' | 'playready', faults: CdmFaults, tokenLifetimeS = 300): Promise<void> {
  licensed = [];
  redeemed = new Map();
  const log = (line: string): void => {
    const [, keyId, mark = ''] = / redemption .*kid=(\w+).* token=(\w+) code=0 /.exec(line) ?? [];
    if (keyId === undefined) return;
    licensed.push(keyId);
    redeemed.set(keyId, (redeemed.get(keyId) ?? new Set()).add(mark));
  };
  backend = await createBackend({ appDirectory, log, tokenLifetimeS });
  server = await listen(backend, { port: 0, host: '127.0.0.1' });
  const cdms = keySystem === 'widevine' ? { widevine: {} } : { playready: 'wrapped' as const };
  tv = await Tv.switchOn(`${server.url}/`, [], await bundleCdmScript({ ...cdms, faults }));
  await run('newBench()');
}

afterEach(async () => {
  await run('bench.destroy()');
  await tv.switchOff();
  await server.close();
});

after(() => backend.faults.reset());

const run = (script: string): Promise<unknown> => tv.page.evaluate(script);
const load = (keySystem: string, change: object): Promise<unknown> =>
  run(`bench.load('dash', 'meridian', 0, ${JSON.stringify({ keySystem, isPinned: true, ...change })})`);
const until = (condition: string): Promise<unknown> =>
  tv.page.waitForFunction(condition, { timeout: LIMIT_MS, polling: 50 }).catch(async () => {
    const seen = await run(
      'JSON.stringify([bench.last("time"), bench.last("failed"), bench.last("quality"), bench.waits, bench.refused])',
    );
    assert.fail(`Did not see ${condition}: ${String(seen)}\n${tv.complaints.join('\n')}`);
  });
const height = (lines: number): string => `bench.last('quality') && bench.last('quality').quality.height === ${lines}`;
const position = async (): Promise<number> => ((await run(`bench.last('time')`)) as { position: number }).position;

describe('A (simulated) CDM whose keys cannot all be used', () => {
  it('plays HD on without a break where the UHD key is output-restricted, and chooses UHD no more', async () => {
    await start('widevine', { keyStatuses: { [UHD]: ['output-restricted'] } });
    await load('widevine', { maxVideoHeight: null });
    await until(`bench.last('time') && bench.last('time').position > 1`);
    await run(`bench.waits = 0; bench.goTo('h264-720')`);
    await until(height(720));
    await run(`bench.goTo('h264-2160')`);
    await until('bench.refused.length > 0');
    // Beyond all that was buffered then.
    await until(`bench.last('time').position > ${(await position()) + 15}`);
    assert.deepEqual(await run('bench.refused'), ['KEY_OUTPUT_RESTRICTED']);
    assert.ok(((await run('bench.renditions()')) as string[]).every((id) => id !== 'h264-2160'));
    assert.equal(await run(`bench.last('quality').quality.height`), 720);
    assert.deepEqual([await run('bench.waits'), await run(`bench.last('failed')`)], [0, undefined]);
  });

  it('fails with KEY_OUTPUT_RESTRICTED where no picture may be shown at all', async () => {
    await start('widevine', { keyStatuses: { [sd.keyId]: ['output-restricted'] } });
    await load('widevine', {});
    await until(`bench.types().includes('failed')`);
    assert.equal(await run(`bench.last('failed').code`), 'KEY_OUTPUT_RESTRICTED');
  });
});

describe('A license server whose answer is no license', () => {
  const WITHIN_MS = 15_000;
  for (const { what, fault, code } of [
    { what: 'has 10 MiB', fault: { status: 200, body: 'x'.repeat(10 * 1024 * 1024) }, code: 'LICENSE_INVALID' },
    { what: 'never ends', fault: { connection: 'never ends' }, code: 'LICENSE_UNREACHABLE' },
  ] as const) {
    it(`${what}: ${code} within 15 s, and the next playback has its picture`, async () => {
      await start('widevine', {});
      backend.faults.rights = [{ ...fault, times: Infinity }];
      await load('widevine', {});
      await tv.page.waitForFunction(`bench.types().includes('failed')`, { timeout: WITHIN_MS, polling: 50 });
      assert.equal(await run(`bench.last('failed').code`), code);
      backend.faults.reset();
      await run('bench.destroy().then(() => newBench()).then(() => undefined)');
      await load('widevine', {});
      await until(`bench.last('time') && bench.last('time').position > 1`);
    });
  }
});

describe('A token that expires during playback', () => {
  for (const { keySystem, faults } of [
    { keySystem: 'widevine', faults: { renewsAfterS: TOKEN_LIFETIME_S } },
    { keySystem: 'playready', faults: {} },
  ] as const) {
    it(`is replaced for the renewals of (simulated) ${keySystem} and a later key, and the picture never waits`, async () => {
      await start(keySystem, faults, TOKEN_LIFETIME_S);
      await load(keySystem, { maxVideoHeight: null });
      await until(`bench.last('time') && bench.last('time').position > 1`);
      await run('bench.waits = 0');
      await until(`bench.last('time').position > ${TOKEN_LIFETIME_S + 4}`);
      await run(`bench.goTo('h264-720')`);
      await until(height(720));
      assert.ok(licensed.filter((keyId) => keyId === sd.keyId).length >= 2, 'the first picture has a second license');
      const tokens = [...redeemed.values()].map(({ size }) => size);
      assert.ok((redeemed.get(sd.keyId)?.size ?? 0) >= 2, 'the log shows two tokens for the first picture');
      assert.ok(
        tokens.length === 3 && tokens.reduce((sum, size) => sum + size) >= 5,
        `tokens by key: ${tokens.join()}`,
      );
      assert.deepEqual([await run('bench.waits'), await run('bench.refused')], [0, []]);
      assert.equal(await run(`bench.last('failed')`), undefined);
    });
  }
});

describe('A license of (simulated) PlayReady that says when it ends', () => {
  const EXPIRES_AFTER_S = 8;

  it('is renewed before that, by a token that is still good, and the picture never waits', async () => {
    await start('playready', { expiresAfterS: EXPIRES_AFTER_S });
    await load('playready', {});
    await until(`bench.last('time') && bench.last('time').position > 1`);
    await run('bench.waits = 0');
    await until(`bench.last('time').position > ${EXPIRES_AFTER_S + 2}`);
    assert.ok(licensed.filter((keyId) => keyId === sd.keyId).length >= 2, 'the first picture has a second license');
    assert.deepEqual([await run('bench.waits'), await run('bench.refused')], [0, []]);
  });
});

describe('A renewal that is refused', () => {
  it('costs nothing: the picture goes on with the license it has, and never waits', async () => {
    await start('widevine', { renewsAfterS: 2 });
    await load('widevine', {});
    await until(`bench.last('time') && bench.last('time').position > 0.5`);
    await run('bench.waits = 0');
    backend.faults.rights = [{ status: 404, times: Infinity }];
    await until('bench.refused.length === 2');
    await until(`bench.last('time').position > ${(await position()) + 3}`);
    assert.deepEqual(await run('bench.refused'), ['LICENSE_DENIED', 'LICENSE_DENIED'], 'sound and picture');
    assert.deepEqual([await run('bench.waits'), await run(`bench.last('failed')`)], [0, undefined]);
  });
});
