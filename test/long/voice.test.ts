import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { playFocused, seeHome, seePlaying } from '../flow/support/play-through.ts';
import { pressTo } from '../flow/support/press-until.ts';
import { spoken } from '../flow/support/spoken.ts';
import type { Tv } from '../flow/support/tv.ts';
import { useTv } from '../flow/support/use-tv.ts';

/** What stands in the regions of the player that are read out. */
const STATUS = `[...document.querySelector('tv-app').shadowRoot.querySelector('player-screen').shadowRoot
  .querySelector('player-room').shadowRoot.querySelectorAll('[role=status]')].map(({ textContent }) => textContent).join()`;

/** Fails unless one of the lines of `spoken` is as expected. */
async function assertSpoken(tv: Tv, ...expected: readonly RegExp[]): Promise<void> {
  const lines = await spoken(tv);
  for (const pattern of expected) {
    assert.ok(
      lines.some((line) => pattern.test(line)),
      `Expected ${String(pattern)} among\n${lines.filter((line) => !/^(none|generic|InlineTextBox|StaticText)/.test(line)).join('\n')}`,
    );
  }
}

describe('What a screen reader is told', () => {
  const bench = useTv({ prepare: false });

  async function seePicture(): Promise<Tv> {
    const tv = await bench.switchOn();
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
    return tv;
  }

  it('of Home: its rails by name, and each title with its facts', async () => {
    const tv = await bench.switchOn();
    await seeHome(tv);
    await assertSpoken(tv, /^main Home$/, /^group Tonight on Latchkey$/, /^button Aurora, 2025, .*, Protected$/);
  });

  it('of the way out: a question, with its answers', async () => {
    const tv = await bench.switchOn();
    await seeHome(tv);
    await tv.press('Escape');
    await tv.see('the question', `latchkeyTest.focus() === 'Leave'`);
    await assertSpoken(tv, /^alertdialog Leave Latchkey\?$/, /^button Leave$/, /^button Stay$/);
    assert.ok(!(await spoken(tv)).includes('main Home'), 'nothing behind the question');
  });

  it('of a seek with the controls hidden: where it leads', async () => {
    const tv = await seePicture();
    await assertSpoken(tv, /^main Now playing: Aurora$/, /^group Aurora$/);
    await tv.press('ArrowRight');
    await assertSpoken(tv, /^status \d:\d\d of 1:01$/);
    await tv.press('Escape');
    await tv.see('no seek', `!latchkeyTest.text().includes('1:01')`);
    assert.ok(!(await spoken(tv)).some((line) => /^status \d/.test(line)));
  });

  it('of the controls: names, the position in words, and the track that plays', async () => {
    const tv = await seePicture();
    await tv.press('ArrowUp');
    await tv.see('the controls', `latchkeyTest.focus() === 'Pause'`);
    await assertSpoken(tv, /^slider Position = \d+$/, /^button Pause$/, /^button −10 s, back 10 seconds$/);
    await tv.press('ArrowUp');
    await tv.see(
      'the position in words, which Chromium keeps from the tree it shows here',
      `/^\\d:\\d\\d of 1:01$/.test(latchkeyTest.active().getAttribute('aria-valuetext'))`,
    );
    await tv.press('ArrowDown');
    await pressTo(tv, 'ArrowRight', 'Subtitles & audio');
    await tv.press('Enter');
    await tv.see('the panel', `latchkeyTest.focus() === 'English'`);
    await assertSpoken(tv, /^radiogroup Audio$/, /^radiogroup Subtitles$/, /^radio English ✓$/, /^radio French$/);
    await tv.press('ArrowDown', 'Enter');
    await tv.see('French chosen', `latchkeyTest.active().getAttribute('aria-checked') === 'true'`);
    await assertSpoken(tv, /^radio French ✓$/, /^radio English$/);
  });

  it('of a lost connection, and of a picture that waits', async () => {
    const tv = await seePicture();
    await tv.page.setOfflineMode(true);
    await tv.see('the banner', `latchkeyTest.text().includes('No connection')`);
    await assertSpoken(tv, /^status No connection\. Playback goes on by itself when it is back\.$/);
    await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
    await tv.see('a picture that waits', `document.querySelector('video').readyState < 3`);
    await tv.see('what it waits for', `${STATUS}.includes('Waiting for the picture')`);
    await assertSpoken(tv, /^status Waiting for the picture$/);
  });

  it('of a title on its way, and of one that fails: what happened and what to do', async () => {
    const tv = await bench.switchOn();
    await seeHome(tv);
    const { faults } = bench.app().backend;
    faults.delayMs.entitlements = 60_000;
    await playFocused(tv);
    await tv.see('that it loads', `latchkeyTest.focus() === 'Loading Aurora'`);
    await assertSpoken(tv, /^main Now playing: Aurora$/, /^group Loading Aurora$/);
    faults.reset();
    faults.expiredTokens = Infinity;
    await tv.press('Escape');
    await seeHome(tv);
    await playFocused(tv);
    await tv.see('the error', `latchkeyTest.focus() === 'Try again'`);
    await assertSpoken(
      tv,
      /^alertdialog The license for this title was refused\. \(Try again, or sign in again to renew your access\.\)$/,
    );
  });
});
