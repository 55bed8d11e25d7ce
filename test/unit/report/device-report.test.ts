import { expect } from '@open-wc/testing';
import { LADDERS } from '../../../src/drm/eme/security-level.ts';
import { PlaybackLog } from '../../../src/player/playback-log.ts';
import { createDeviceReport } from '../../../src/report/device-report.ts';
import { exportDeviceReport } from '../../../src/report/export-report.ts';
import { KEY_A } from '../drm/fake-grant.ts';
import { defer } from '../lib/deferred.ts';
import { captureTimers } from '../lib/captured-timer.ts';
import { SECRET, sourcesWith } from './report-sources.ts';

describe('createDeviceReport', () => {
  beforeEach(() => localStorage.removeItem('latchkey.levels'));
  after(() => localStorage.removeItem('latchkey.levels'));

  it('says which app it is, on which device, with which quirks and where they come from', async () => {
    const { app, device, quirks } = await createDeviceReport(await sourcesWith());
    expect(app).to.deep.include({ version: '1.2.3', build: 'abc' });
    expect(app.config).to.include({ backendUrl: 'https://tv.test', maxVideoHeight: 1080, prepare: true });
    expect(device).to.include({ name: 'tizen', version: 5.5, year: 2020, chromium: 69, model: null });
    expect(device.userAgent).to.contain('Tizen 5.5');
    expect(quirks.values).to.include({ asksRobustness: false, knowsExpiration: false });
    expect(quirks.rows.map(({ device: which }) => which)).to.deep.equal(['Tizen 5.5', 'Tizen < 6', 'Tizen']);
  });

  it('asks the engine that is there', async () => {
    const { engine } = await createDeviceReport(await sourcesWith());
    expect(engine).to.include({ hasMse: true, hasEme: true, isSecureContext: true });
    expect(engine.codecs).to.include({ 'H.264': true, VP9: true });
    expect(Object.keys(engine.codecs)).to.include.members(['HEVC', 'AV1', 'AAC', 'AC-3', 'EC-3']);
    const page = { isSecureContext: false, navigator: {} };
    const bare = (await createDeviceReport(await sourcesWith({ page }))).engine;
    expect(bare).to.include({ hasMse: false, hasEme: false, isSecureContext: false });
    expect(Object.values(bare.codecs)).not.to.include(true);
  });

  it('surveys the key systems, and says what picture each may show', async () => {
    const { keySystems } = await createDeviceReport(await sourcesWith());
    expect(keySystems).to.have.length(1);
    expect(keySystems?.[0]).to.include({ keySystem: 'widevine', robustness: '', level: null, hdcp: null });
    expect(keySystems?.[0]?.limit).to.deep.equal({ reason: 'configuration', maxHeight: 1080 });
  });

  it('asks for HDCP only where that disturbs no playback', async () => {
    const hdcpOf = async (isPlaying: boolean): Promise<unknown> =>
      (await createDeviceReport(await sourcesWith({ isPlaying }))).keySystems?.[0]?.hdcp;
    expect(await hdcpOf(true)).to.equal(null);
    expect(await hdcpOf(false)).to.equal('2.3');
  });

  it('says that a device does not answer', async () => {
    const sources = await sourcesWith();
    const device = { ...sources.device, requestAccess: () => defer<MediaKeySystemAccess>().promise };
    let report: ReturnType<typeof createDeviceReport> | undefined;
    const timers = captureTimers(() => {
      report = createDeviceReport({ ...sources, device });
    });
    timers.find(({ delayMs }) => delayMs === 10_000)?.fire();
    expect((await report)?.keySystems).to.equal(null);
  });

  it('says what starts found before', async () => {
    const sources = await sourcesWith();
    const rung = LADDERS.widevine[3];
    if (rung !== undefined) (await sources.device.levels).keep('widevine,clearkey avc1 mp4a', rung);
    const { remembered } = await createDeviceReport(sources);
    expect(remembered).to.deep.equal([{ question: 'widevine,clearkey avc1 mp4a', ...rung }]);
  });

  it('says how cookies get on the requests of the last title', async () => {
    const { cookies } = await createDeviceReport(await sourcesWith());
    expect(cookies.carriers).to.deep.equal(['jar', 'relay']);
    expect(cookies.relayHosts).to.deep.equal(['rights.test']);
    expect(cookies.byClass?.license).to.deep.equal({ cookieNames: ['val1', 'val2'], carrier: 'relay' });
    expect(cookies.byClass?.segment).to.deep.equal({ cookieNames: [], carrier: null });
  });

  it('tells how the last playback got its licenses', async () => {
    const sources = await sourcesWith();
    const rung = LADDERS.widevine[3];
    const question = `${sources.device.keySystems.join()} avc1.4D401E mp4a.40.2`;
    if (rung !== undefined) (await sources.device.levels).keep(question, rung);
    const { playback } = await createDeviceReport(sources);
    expect(playback).to.include({ titleId: 'https://cdn.test/a.mpd', status: 'playing', keySystem: 'widevine' });
    expect(playback?.level).to.equal('L3');
    expect(playback?.counts).to.deep.equal({ grants: 2, licenses: 2, renewals: 1, refusals: 1 });
    expect(playback?.grants.map(({ atS, isRenewal, error }) => [atS, isRenewal, error])).to.deep.equal([
      [1, false, null],
      [3, true, null],
    ]);
    expect(playback?.licenses).to.deep.equal([
      { atS: 2, keyIds: [KEY_A], answer: 403, isRenewal: false },
      { atS: 4, keyIds: [KEY_A], answer: 200, isRenewal: false },
      { atS: 5, keyIds: [KEY_A], answer: 200, isRenewal: true },
    ]);
    expect(playback?.impairment).to.deep.include({ code: 'LICENSE_DENIED', details: { expressPlayCode: -4010 } });
  });

  it('tells nothing of a playback where there was none', async () => {
    const { playback, cookies } = await createDeviceReport(await sourcesWith({ log: new PlaybackLog(() => 0) }));
    expect([playback, cookies.byClass]).to.deep.equal([null, null]);
  });

  it('has no secret of the run in it', async () => {
    const report = await createDeviceReport(await sourcesWith());
    expect(JSON.stringify(report)).not.to.contain(SECRET);
    expect(exportDeviceReport(report)).not.to.contain(SECRET);
  });
});
