import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApp, type RunningApp } from '../flow/support/app.ts';
import { seePlayingOn, seeStalledOffline } from '../flow/support/offline.ts';
import { seeHome, seePlaying } from '../flow/support/play-through.ts';
import { Tv } from '../flow/support/tv.ts';

const OFFLINE_MS = 20_000;

describe('A network that is gone for 20 s', () => {
  let app: RunningApp;
  let tv: Tv;
  before(async () => {
    app = await startApp();
    tv = await Tv.switchOn(app.url);
    await seeHome(tv);
  });
  after(async () => {
    await tv.switchOff();
    await app.stop();
  });

  it('in the middle of a protected title: plays on from the same frame, without a key press', async () => {
    await tv.press('Enter');
    await seePlaying(tv);
    await tv.page.setOfflineMode(true);
    const [stalledAt] = await Promise.all([seeStalledOffline(tv, 30_000), sleep(OFFLINE_MS)]);
    await seePlayingOn(tv, stalledAt);
  });
});
