import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp, type RunningApp } from './support/app.ts';
import { ownComplaints, playFocused, seeHome, seePlaying } from './support/play-through.ts';
import { Tv } from './support/tv.ts';

/** What stands in the subtitle layer now. */
const SUBTITLE = `[...document.querySelector('tv-app').shadowRoot.querySelector('player-screen').shadowRoot
  .querySelector('player-room').shadowRoot.querySelector('subtitle-layer').shadowRoot.querySelectorAll('p')].map((line) => line.textContent).join(' ')`;

describe('Audio and subtitles', () => {
  let app: RunningApp;
  let tv: Tv;
  before(async () => {
    app = await startApp();
    tv = await Tv.switchOn(app.url);
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
    await tv.press('ArrowDown');
    while ((await tv.focus()) !== 'Subtitles & audio') await tv.press('ArrowRight');
    await tv.press('Enter');
    await tv.see('the panel', `latchkeyTest.focus() === 'English'`);
  });
  after(async () => {
    await tv.switchOff();
    await app.stop();
  });

  /** Moves down to a choice and takes it. */
  async function choose(name: string): Promise<void> {
    while ((await tv.focus()) !== name) await tv.press('ArrowDown');
    await tv.press('Enter');
    await tv.see(`${name} chosen`, `latchkeyTest.active().getAttribute('aria-checked') === 'true'`);
  }

  it('plays the French sound once it is chosen', async () => {
    await choose('French');
    await tv.see('a picture that goes on', '!latchkeyTest.video().paused && latchkeyTest.video().time > 4');
    assert.ok((await tv.network()).some(({ url }) => /\/aac-fr\/\d+\.m4s$/.test(url)));
  });

  it('shows VTT subtitles, and takes them off', async () => {
    await choose('Off');
    await tv.press('ArrowDown', 'Enter');
    await tv.see('a subtitle', `${SUBTITLE}.length > 3`, 15_000);
    await tv.press('ArrowUp', 'Enter');
    await tv.see('no subtitle', `${SUBTITLE} === ''`);
    assert.ok((await tv.network()).some(({ url }) => url.endsWith('.vtt')));
  });

  it('shows TTML captions, and keeps them while paused', async () => {
    await choose('French, captions');
    await tv.see('a caption in French', `/soleil|lumi|nuages|lac|heure/.test(${SUBTITLE})`, 15_000);
    await tv.press('Escape', 'Space');
    await tv.see('a picture that stands still', `latchkeyTest.video().paused && ${SUBTITLE}.length > 3`);
    assert.ok((await tv.network()).some(({ url }) => url.endsWith('.ttml')));
  });

  it('leaves nothing in localStorage: what a viewer chose is not dash.js’s to keep', async () => {
    assert.deepEqual(
      await tv.page.evaluate(`Object.keys(localStorage).filter((key) => !key.startsWith('latchkey.'))`),
      [],
    );
  });

  it('leaves nothing in the console', () => assert.deepEqual(ownComplaints(tv), []));
});
