import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { bundleCdmScript } from '../../tools/simulator/cdm/cdm-script.ts';
import type { SimulatedCdms } from '../../tools/simulator/cdm/page.ts';
import { startApp, type RunningApp } from './support/app.ts';
import { ownComplaints, playFocused, seeHome, seePaused, seePlaying } from './support/play-through.ts';
import { itLong } from './support/long.ts';
import { Tv } from './support/tv.ts';

const OVER = 'Your time with this title is over.';

describe('What a license allows', () => {
  let app: RunningApp;
  let tv: Tv;
  before(async () => {
    app = await startApp({ prepare: false });
  });
  afterEach(async () => {
    app.backend.faults.reset();
    await tv.switchOff();
  });
  after(() => app.stop());

  const switchOn = async (cdms?: SimulatedCdms): Promise<void> => {
    tv = await Tv.switchOn(app.url, [], cdms === undefined ? '' : await bundleCdmScript(cdms));
    await seeHome(tv);
  };
  const seePanel = (codeLine: string): Promise<void> =>
    tv.see(`the panel ${codeLine}`, `latchkeyTest.text().includes(${JSON.stringify(codeLine)})`, 20_000);
  const leaveAndPlayTheNext = async (): Promise<void> => {
    await tv.press('Escape');
    await seeHome(tv);
    assert.equal(await tv.video(), null, 'nothing is left behind Home');
    await tv.press('ArrowRight');
    await playFocused(tv);
    await seePlaying(tv);
  };
  const answersOf = async (path: string): Promise<readonly string[]> =>
    (await tv.network())
      .filter(({ method, url }) => method === 'POST' && new URL(url).pathname.startsWith(path))
      .map(({ status, body }) => `${status} ${body.toString()}`);

  it('ends a title by itself when its time is over, paused or not, and the next one plays', async () => {
    app.backend.faults.titlePolicies.set('aurora', { licenseDurationS: 6 });
    await switchOn();
    await playFocused(tv);
    await seePlaying(tv);
    await tv.press('ArrowUp');
    await tv.see('the controls', `latchkeyTest.focus() === 'Pause'`);
    await tv.press('Enter');
    await seePaused(tv);
    await seePanel('LICENSE_EXPIRED');
    assert.ok((await tv.text()).includes(OVER), 'in words for a viewer');
    assert.equal(await tv.focus(), 'Back to home');
    assert.equal(await tv.video(), null, 'the picture is gone');
    await leaveAndPlayTheNext();
    assert.equal((await answersOf('/storefront/entitlements')).length, 2, 'nobody asks for more time');
    const said = ownComplaints(tv);
    assert.equal(said.length, 1, said.join('\n'));
    assert.ok(said[0]?.startsWith('Latchkey LICENSE_EXPIRED'), said[0]);
  });

  itLong('plays on a (simulated) Widevine device that is good enough', async () => {
    app.backend.faults.titlePolicies.set('aurora', { securityLevel: 5, hdcpOutputControl: 2 });
    await switchOn({ widevine: {} });
    await playFocused(tv);
    await seePlaying(tv);
    const answers = await answersOf('/hms/wv/rights/');
    assert.ok(answers.length >= 2, 'sound and picture');
    assert.ok(answers.every((answer) => answer.startsWith('200 ')));
    assert.deepEqual(ownComplaints(tv), []);
  });

  for (const { what, device, code } of [
    { what: 'security level', device: { securityLevel: 1 }, code: -7004 },
    { what: 'HDCP', device: { hdcp: 0 }, code: -2034 },
  ]) {
    it(`says LICENSE_DENIED with ${code} where the ${what} of a (simulated) Widevine device is too low`, async () => {
      app.backend.faults.titlePolicies.set('aurora', { securityLevel: 3, hdcpOutputControl: 1 });
      await switchOn({ widevine: device });
      await playFocused(tv);
      await seePanel(`LICENSE_DENIED · ExpressPlay ${code}`);
      const answers = await answersOf('/hms/wv/rights/');
      assert.ok(answers.length > 0 && answers.every((answer) => answer.startsWith('400 ')), answers.join('\n'));
      assert.equal((await answersOf('/storefront/entitlements')).length, 1, 'a new token would not help');
      await leaveAndPlayTheNext();
      const said = ownComplaints(tv);
      assert.equal(said.length, 1, said.join('\n'));
      assert.ok(said[0]?.startsWith('Latchkey LICENSE_DENIED'), said[0]);
    });
  }
});
