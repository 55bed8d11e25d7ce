import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'node:test';
import { createBackend, type Backend } from '../../../server/backend.ts';
import { createContentKeys } from '../../../server/content-keys.ts';
import { listen, type Listening } from '../../../server/listen.ts';
import { bundleCdmScript } from '../../../tools/simulator/cdm/cdm-script.ts';
import { Tv } from '../../flow/support/tv.ts';
import { buildPage } from './build-page.ts';
import { BOUNDARY, TWO_PERIODS } from './two-periods.ts';
import { withoutInitData, type MpdTells } from './without-init-data.ts';

type KeySystem = 'clearkey' | 'widevine' | 'playready';

export interface EncryptedEventCases {
  readonly starts: readonly (readonly [KeySystem, MpdTells])[];
  readonly hasLaterKeys: boolean;
  /** A second period, a denied key. */
  readonly hasOthers: boolean;
}

/** Key ids are the same in every run. */
const { audio, sd, hd } = createContentKeys()({ id: 'aurora' });

const LIMIT_MS = 30_000;

let appDirectory: string;
let backend: Backend;
let server: Listening;
let tv: Tv;
/** Key ids that the rights service was asked for, in order. */
let asked: string[];

before(async () => {
  appDirectory = await buildPage('page');
});

async function start(keySystem: KeySystem, mpdTells: MpdTells): Promise<void> {
  asked = [];
  const log = (line: string): void => {
    const keyId = / redemption .*kid=(\w+)/.exec(line)?.[1];
    if (keyId !== undefined) asked.push(keyId);
  };
  backend = await createBackend({ appDirectory, log, extraTitles: [TWO_PERIODS] });
  server = await listen(withoutInitData(backend, mpdTells), { port: 0, host: '127.0.0.1' });
  const cdms = { widevine: {}, playready: 'wrapped' as const };
  tv = await Tv.switchOn(`${server.url}/`, [], keySystem === 'clearkey' ? undefined : await bundleCdmScript(cdms));
  await run('newBench()');
}

afterEach(async () => {
  await run('bench.destroy()');
  await tv.switchOff();
  await server.close();
});

const run = (script: string): Promise<unknown> => tv.page.evaluate(script);
const load = (keySystem: KeySystem, change: object = {}, title = 'aurora', startAt = 0): Promise<unknown> =>
  run(`bench.load('dash', '${title}', ${startAt}, ${JSON.stringify({ keySystem, isPinned: true, ...change })})`);
const until = (condition: string): Promise<unknown> =>
  tv.page.waitForFunction(condition, { timeout: LIMIT_MS, polling: 50 }).catch(async () => {
    const seen = await run(
      'JSON.stringify([bench.last("time"), bench.last("failed"), bench.last("quality"), bench.waits, bench.refused])',
    );
    assert.fail(`Did not see ${condition}: ${String(seen)}, asked for ${asked.join()}\n${tv.complaints.join('\n')}`);
  });
const untilPlayed = (seconds: number): Promise<unknown> =>
  until(`bench.last('time') && bench.last('time').position > ${seconds}`);

/** The contract step has what differs most, the long step the rest. */
export function describeEncryptedEvent({ starts, hasLaterKeys, hasOthers }: EncryptedEventCases): void {
  describe('Protected media of which neither feed nor MPD tells anything', () => {
    for (const [keySystem, mpdTells] of starts) {
      const name = keySystem === 'clearkey' ? keySystem : `(simulated) ${keySystem}`;
      const what = mpdTells === 'ids' ? 'but the key ids' : 'at all';
      it(`play with ${name} where the MPD tells nothing ${what}: the init segments do`, async () => {
        await start(keySystem, mpdTells);
        await load(keySystem);
        await untilPlayed(4);
        assert.deepEqual([...asked].sort(), [audio.keyId, sd.keyId].sort(), 'each key is asked for once');
        assert.equal(await run(`bench.last('failed')`), undefined);
      });
    }

    if (hasLaterKeys) describeLaterKeys();

    if (hasOthers) describeOthers();
  });
}

function describeLaterKeys(): void {
  it('bring a later key too, and the picture does not wait for it', async () => {
    await start('widevine', 'ids');
    await load('widevine', { maxVideoHeight: 720 });
    await untilPlayed(1);
    backend.faults.delayMs.rights = 2000;
    await run(`bench.waits = 0; bench.goTo('h264-720')`);
    await until(`bench.last('quality') && bench.last('quality').quality.height === 720`);
    assert.deepEqual(asked.slice(2), [hd.keyId]);
    assert.deepEqual([await run('bench.waits'), await run('bench.refused')], [0, []]);
  });

  it('play on as they were where a later key is denied', async () => {
    await start('widevine', 'ids');
    backend.faults.deniedKeyIds.add(hd.keyId);
    await load('widevine', { maxVideoHeight: 720 });
    await untilPlayed(1);
    await run(`bench.waits = 0; bench.goTo('h264-720')`);
    await until('bench.refused.length > 0');
    const { position } = (await run(`bench.last('time')`)) as { position: number };
    await untilPlayed(position + 22);
    assert.deepEqual([await run('bench.waits'), await run(`bench.last('failed')`)], [0, undefined]);
  });
}

function describeOthers(): void {
  it('play a second period, whose keys the media alone tell', async () => {
    await start('widevine', 'nothing');
    await load('widevine', {}, TWO_PERIODS.id, BOUNDARY - 6);
    await untilPlayed(BOUNDARY + 3);
    assert.equal(new Set(asked).size, 4);
    assert.equal(await run(`bench.last('failed')`), undefined);
  });

  it('end in LICENSE_DENIED where the license server denies what the picture needs', async () => {
    await start('widevine', 'nothing');
    backend.faults.deniedKeyIds.add(sd.keyId);
    await load('widevine');
    await until(`bench.types().includes('failed')`);
    assert.equal(await run(`bench.last('failed').code`), 'LICENSE_DENIED');
  });
}
