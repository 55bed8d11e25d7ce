import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'node:test';
import { createBackend, type Backend } from '../../../server/backend.ts';
import { listen, type Listening } from '../../../server/listen.ts';
import { bundleCdmScript } from '../../../tools/simulator/cdm/cdm-script.ts';
import { Tv } from '../../flow/support/tv.ts';
import { buildPage } from './build-page.ts';
import { BOUNDARY, FIRST, LATER, TWO_PERIODS } from './two-periods.ts';

type KeySystem = 'clearkey' | 'widevine' | 'playready';

export interface PeriodCases {
  readonly keySystems: readonly KeySystem[];
  readonly refusedRoles: readonly ('sd' | 'audio')[];
  /** Whether a refused key of SD is made up for by HD. */
  readonly goesOnInHd: boolean;
}

/** Over all of the first period. */
const LIMIT_MS = 60_000;

/** Dead when the key of the second period is asked for; a grant is refreshed at 0.9 of it. */
const TOKEN_LIFETIME_S = 4;

/** The first period is in the buffer, and the second is asked for, some eight seconds later. */
const EARLY = BOUNDARY - 28;

let appDirectory: string;
let backend: Backend;
let server: Listening;
let tv: Tv;
/** Licenses that the rights service gave, as its log has them. */
let licensed: { readonly keyId: string; readonly atMs: number }[];

before(async () => {
  appDirectory = await buildPage('page');
});

async function start(keySystem: KeySystem, tokenLifetimeS = 300): Promise<void> {
  licensed = [];
  const log = (line: string): void => {
    const [, at = '', keyId] = /^(\S+) redemption .*kid=(\w+).* code=0 /.exec(line) ?? [];
    if (keyId !== undefined) licensed.push({ keyId, atMs: Date.parse(at) });
  };
  backend = await createBackend({ appDirectory, log, tokenLifetimeS, extraTitles: [TWO_PERIODS] });
  server = await listen(backend, { port: 0, host: '127.0.0.1' });
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
const load = (keySystem: KeySystem, startAt: number, change: object = {}): Promise<unknown> =>
  run(
    `bench.load('dash', '${TWO_PERIODS.id}', ${startAt}, ${JSON.stringify({ keySystem, isPinned: true, ...change })})`,
  );
const until = (condition: string): Promise<unknown> =>
  tv.page.waitForFunction(condition, { timeout: LIMIT_MS, polling: 50 }).catch(async () => {
    const seen = await run('JSON.stringify([bench.last("time"), bench.last("failed"), bench.waits, bench.refused])');
    assert.fail(`Did not see ${condition}: ${String(seen)}\n${tv.complaints.join('\n')}`);
  });
const untilPlayed = (seconds: number): Promise<unknown> =>
  until(`bench.last('time') && bench.last('time').position > ${seconds}`);
const idsOf = ({ audio, sd }: typeof FIRST): readonly string[] => [audio.keyId, sd.keyId].sort();

/** Half a minute of film each: the contract step has what differs most, the long step the rest. */
export function describePeriods({ keySystems, refusedRoles, goesOnInHd }: PeriodCases): void {
  describe('A second period with other keys', () => {
    for (const keySystem of keySystems) {
      const name = keySystem === 'clearkey' ? keySystem : `(simulated) ${keySystem}`;
      it(`plays on without a wait with ${name}, its keys brought by other tokens: the first have expired`, async () => {
        await start(keySystem, TOKEN_LIFETIME_S);
        await load(keySystem, EARLY);
        await untilPlayed(EARLY + 1);
        assert.deepEqual(
          licensed.map(({ keyId }) => keyId).sort(),
          idsOf(FIRST),
          'at the start those of the first alone',
        );
        await run('bench.waits = 0');
        await untilPlayed(BOUNDARY + 2);
        const deadMs = (licensed[0]?.atMs ?? Infinity) + TOKEN_LIFETIME_S * 1000;
        const later = licensed.filter(({ keyId }) => idsOf(LATER).includes(keyId));
        assert.deepEqual([...new Set(later.map(({ keyId }) => keyId))].sort(), idsOf(LATER));
        assert.ok(
          later.every(({ atMs }) => atMs > deadMs),
          'licensed after the first tokens had died',
        );
        assert.deepEqual([await run('bench.waits'), await run('bench.refused')], [0, []]);
        assert.equal(await run(`bench.last('failed')`), undefined);
      });
    }

    for (const role of refusedRoles) {
      it(`whose key of ${role} is refused: the first one plays to its end, then LICENSE_DENIED`, async () => {
        await start('clearkey');
        backend.faults.deniedKeyIds.add(LATER[role].keyId);
        await load('clearkey', BOUNDARY - 8);
        await until('bench.refused.length > 0');
        assert.equal(await run(`bench.last('failed')`), undefined, 'there is a picture still');
        await until(`bench.types().includes('failed')`);
        assert.equal(await run(`bench.last('failed').code`), 'LICENSE_DENIED');
        const end = await run(`document.querySelector('video').currentTime`);
        assert.ok(Math.abs(Number(end) - BOUNDARY) < 1, `played until ${String(end)}`);
      });
    }

    if (goesOnInHd)
      it('whose key of sd is refused: goes on in HD where the device shows it', async () => {
        await start('clearkey');
        backend.faults.deniedKeyIds.add(LATER.sd.keyId);
        await load('clearkey', BOUNDARY - 8, { maxVideoHeight: 720 });
        await until('bench.refused.length > 0');
        await untilPlayed(BOUNDARY + 2);
        assert.equal(await run(`bench.last('quality').quality.height`), 720);
        assert.equal(await run(`bench.last('failed')`), undefined);
      });
  });
}
