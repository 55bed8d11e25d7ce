import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp, type RunningApp } from './support/app.ts';
import { checkSecrets, ownComplaints, playFocused, playThrough, seeHome, seePlaying } from './support/play-through.ts';
import { Tv } from './support/tv.ts';

describe('A protected title', () => {
  let app: RunningApp;
  let tv: Tv;
  before(async () => {
    app = await startApp({ prepare: false });
    tv = await Tv.switchOn(app.url);
  });
  after(async () => {
    await tv.switchOff();
    await app.stop();
  });

  it('plays, seeks, pauses and ends at Home, with arrow keys, Enter and Escape alone', () => playThrough(tv));

  it('sends its tokens with the license requests, and shows neither keys nor authenticator', () => checkSecrets(tv));

  it('leaves nothing in the console', () => assert.deepEqual(ownComplaints(tv), []));

  it('plays a clear title without asking for a license', async () => {
    const before = (await tv.network()).length;
    await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await tv.see('the clear title in focus', `latchkeyTest.focus().startsWith('Farlight')`);
    await playFocused(tv);
    await seePlaying(tv);
    const since = (await tv.network()).slice(before).map(({ url }) => new URL(url).pathname);
    assert.deepEqual(
      since.filter((path) => path.startsWith('/hms/') || path.endsWith('/entitlements')),
      [],
    );
    await tv.press('Escape');
    await tv.see('Home again', `(latchkeyTest.focus() || '').startsWith('Farlight')`);
  });

  it('asks before it leaves', async () => {
    await tv.press('Escape');
    await tv.see('the question', `latchkeyTest.text().includes('Leave Latchkey?')`);
    await tv.press('Escape');
    await tv.see('Home', `(latchkeyTest.focus() || '').startsWith('Farlight')`);
    await tv.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    await seeHome(tv);
  });
});
