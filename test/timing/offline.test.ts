import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { startApp, type RunningApp } from '../flow/support/app.ts';
import { seePlayingOn, seeStalledOffline } from '../flow/support/offline.ts';
import { playFocused, seeHome, seePlaying } from '../flow/support/play-through.ts';
import { Tv } from '../flow/support/tv.ts';

describe('Without a network', () => {
  let app: RunningApp;
  let tv: Tv;
  before(async () => {
    app = await startApp({ prepare: false });
  });
  beforeEach(async () => {
    tv = await Tv.switchOn(app.url);
    await seeHome(tv);
  });
  afterEach(() => tv.switchOff());
  after(() => app.stop());

  it('a seek beyond what is there waits, says why, and plays by itself when the network is back', async () => {
    await playFocused(tv);
    await seePlaying(tv);
    await tv.page.setOfflineMode(true);
    await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
    await tv.see('the seek', 'latchkeyTest.video().time > 30');
    await seePlayingOn(tv, await seeStalledOffline(tv));
  });

  it('a title that has no picture yet fails with its error, and Try again plays it once the network is back', async () => {
    await tv.page.setOfflineMode(true);
    await playFocused(tv);
    await tv.see('the error panel', `latchkeyTest.focus() === 'Try again'`, 15_000);
    assert.match(await tv.text(), /[A-Z]+_UNREACHABLE/);
    await tv.page.setOfflineMode(false);
    await tv.press('Enter');
    await seePlaying(tv);
  });
});
