import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp, type RunningApp } from '../flow/support/app.ts';
import { forgetWatched, ownComplaints, playFocused, seeHome, seePlaying } from '../flow/support/play-through.ts';
import { pressTo, pressUntil } from '../flow/support/press-until.ts';
import { Tv } from '../flow/support/tv.ts';

/** Longest title, in milliseconds, and room for a slow machine. */
const WHOLE_TITLE_MS = 120_000;

describe('The demo catalog', () => {
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

  it('plays every card of the first two rails, one after the other, in one visit', async () => {
    for (const rail of ['first', 'second']) {
      const seen = new Set<string>();
      for (let name = (await tv.focus()) ?? ''; !seen.has(name); name = (await tv.focus()) ?? '') {
        seen.add(name);
        await playFocused(tv);
        await seePlaying(tv);
        // Of an offer to skip an intro as well.
        await pressUntil(
          tv,
          'Escape',
          'Home',
          `!document.querySelector('tv-app').shadowRoot.querySelector('player-screen')`,
        );
        await tv.see('the same card again', `latchkeyTest.focus() === ${JSON.stringify(name)}`);
        await tv.press('ArrowRight');
      }
      assert.ok(seen.size >= 4, `${rail} rail: ${[...seen].join('; ')}`);
      await tv.press('ArrowDown');
    }
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('plays a protected title to its end without a stall, and then offers it from the start', async () => {
    await forgetWatched(tv);
    await tv.page.reload();
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
    await tv.page.evaluate(
      `window.stalls = 0; document.querySelector('video').addEventListener('waiting', () => { window.stalls += 1; });`,
    );
    await tv.see('the end', `latchkeyTest.focus() === 'Play now'`, WHOLE_TITLE_MS);
    assert.equal(await tv.page.evaluate('window.stalls'), 0);
    await tv.press('Escape');
    await pressTo(tv, 'ArrowLeft', 'From the start');
    await tv.press('Enter');
    await tv.see('the beginning', 'latchkeyTest.video().time < 10 && !latchkeyTest.video().paused');
    assert.deepEqual(ownComplaints(tv), []);
  });
});
