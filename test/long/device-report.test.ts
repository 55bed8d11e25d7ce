import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { DeviceReport } from '../../src/report/device-report.ts';
import { ROOT } from '../../tools/build/root.ts';
import type { CdmFaults } from '../../tools/simulator/cdm/cdm-faults.ts';
import { bundleCdmScript } from '../../tools/simulator/cdm/cdm-script.ts';
import { USER_AGENTS } from '../unit/platform/user-agents.ts';
import { AUTHENTICATOR, SD_VIDEO_HEIGHT } from '../flow/support/app.ts';
import { openDetails, ownComplaints, playFocused, seeHome, seePlaying } from '../flow/support/play-through.ts';
import { spellings } from '../flow/support/secrets.ts';
import type { Tv } from '../flow/support/tv.ts';
import { useTv } from '../flow/support/use-tv.ts';

/** Stands in for a TV, and has no quirk that lets it make a second MediaKeys. */
const TV_USER_AGENT = `--user-agent=${USER_AGENTS['Tizen 6.5']}`;

/** `SW_SECURE_DECODE`, which is L3, and a PlayReady that takes what it is asked for. */
const CDMS = { widevine: { securityLevel: 2 }, playready: 'raw' } as const;

describe('The device report of a TV with (simulated) Widevine and PlayReady', () => {
  const bench = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT, prepare: false });
  let tv: Tv;

  const switchOn = async (flags: readonly string[] = [], faults: CdmFaults = {}): Promise<void> => {
    tv = await bench.switchOn(await bundleCdmScript({ ...CDMS, widevineFaults: faults }), flags);
    await seeHome(tv);
  };
  const readText = (): Promise<string> => tv.page.evaluate('latchkey.report()') as Promise<string>;
  const readReport = async (): Promise<DeviceReport> => JSON.parse(await readText()) as DeviceReport;
  const hdcpOf = ({ keySystems }: DeviceReport): unknown[] => (keySystems ?? []).map(({ hdcp }) => hdcp);

  it('says what the simulation was told, and which app this is', async () => {
    await switchOn();
    const { app: shown, device, keySystems, engine, playback, cookies } = await readReport();
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    assert.equal(shown.version, version);
    assert.match(shown.build, /^[0-9a-f]{16,}$/);
    assert.equal(shown.config.maxVideoHeight, SD_VIDEO_HEIGHT);
    assert.deepEqual(
      [device.name, engine.hasMse, engine.hasEme, engine.codecs['H.264']],
      ['browser', true, true, true],
    );
    assert.equal(device.userAgent, await tv.page.evaluate('navigator.userAgent'));
    assert.deepEqual(
      keySystems?.map(({ name, robustness, level }) => [name, robustness, level]),
      [
        ['com.widevine.alpha', 'SW_SECURE_DECODE', 'L3'],
        ['com.microsoft.playready.recommendation', '3000', 'SL3000'],
        ['org.w3.clearkey', '', null],
      ],
    );
    assert.deepEqual(cookies.carriers, ['jar']);
    assert.equal(playback, null);
  });

  it('tells how a title got its licenses, a new grant included, without a secret of the run', async () => {
    await switchOn();
    bench.app().backend.faults.rights = [{ status: 403, body: 'no' }];
    await playFocused(tv);
    await seePlaying(tv);
    const text = await readText();
    const { playback, remembered } = JSON.parse(text) as DeviceReport;
    assert.deepEqual([playback?.titleId, playback?.keySystem, playback?.level], ['aurora', 'widevine', 'L3']);
    assert.deepEqual(playback?.counts, { grants: 2, licenses: 2, renewals: 0, refusals: 1 });
    assert.deepEqual(
      playback.grants.map(({ isRenewal }) => isRenewal),
      [false, true],
    );
    assert.ok(playback.licenses.every(({ keyIds, atS }) => keyIds.length === 1 && atS > 0));
    assert.ok(remembered.some(({ level }) => level === 'L3'));
    for (const secret of await secretsOfTheRun()) assert.ok(!text.includes(secret), 'a secret stands in the report');
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('says which key system failed before another one played', async () => {
    await switchOn([], { rejects: { generateRequest: 1000 } });
    await playFocused(tv);
    await tv.see('a moving picture', `(latchkeyTest.video() || { frames: 0 }).frames > 25`, 15_000);
    const { playback } = await readReport();
    assert.deepEqual([playback?.keySystem, playback?.level], ['playready', 'SL3000']);
    assert.ok((playback?.retreats.length ?? 0) > 0);
    for (const { keySystem, code } of playback?.retreats ?? []) {
      assert.deepEqual([keySystem, code], ['widevine', 'KEY_SESSION_FAILED']);
    }
  });

  it('says why a title failed, after the viewer has gone back', async () => {
    await switchOn();
    bench.app().backend.faults.rights = [
      { status: 400, body: '{"code":-4022,"message":"[-4022] x"}', times: Infinity },
    ];
    await playFocused(tv);
    await tv.see('the error panel', `latchkeyTest.text().includes('LICENSE_DENIED · ExpressPlay -4022')`, 15_000);
    await tv.press('Escape');
    await seeHome(tv);
    const { playback } = await readReport();
    assert.equal(playback?.error?.code, 'LICENSE_DENIED');
    assert.equal(playback.error.details.expressPlayCode, -4022);
    assert.equal(playback.counts.licenses, 0);
  });

  it('asks for HDCP only where that takes no CDM from a playback', async () => {
    await switchOn([TV_USER_AGENT]);
    assert.deepEqual(hdcpOf(await readReport()), ['2.3', '2.3', '2.3']);
    // A Tizen remote has no space bar.
    await openDetails(tv);
    await tv.press('Enter');
    await seePlaying(tv);
    const report = await readReport();
    assert.deepEqual([report.device.name, report.device.version], ['tizen', 6.5]);
    assert.deepEqual(hdcpOf(report), [null, null, null]);
  });

  /** Tokens, session, content keys and the authenticator, as they were seen on the wire. */
  async function secretsOfTheRun(): Promise<readonly string[]> {
    const bodies = (await tv.network()).map(({ url, body }) => `${url}\n${body.toString('latin1')}`).join('\n');
    const all = (pattern: RegExp): string[] => [...bodies.matchAll(pattern)].map(([, found]) => found ?? '');
    const tokens = all(/ExpressPlayToken=([\w-]{40,})/g);
    const sessions = all(/"accessToken":"([^"]+)"/g);
    const keys = all(/"k":"([\w-]+)"/g).map((key) => Buffer.from(key, 'base64url').toString('hex'));
    assert.ok(tokens.length >= 4 && sessions.length === 1 && keys.length === 2, 'they were seen');
    const [account = '', secret = ''] = AUTHENTICATOR.split(',');
    return [...tokens, ...sessions, ...[...keys, secret].flatMap(spellings), `${account},`];
  }
});
