import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownComplaints, playFocused, seeHome, seePlaying } from './support/play-through.ts';
import type { Tv } from './support/tv.ts';
import { useTv } from './support/use-tv.ts';

const CHOSEN = `latchkeyTest.active().getAttribute('aria-checked') === 'true'`;
const STATE = `document.querySelector('tv-app').player.get()`;

/** Over the picture: opens the panel behind a button of the controls. */
async function openPanel(tv: Tv, button: string): Promise<void> {
  await tv.press('ArrowUp', 'ArrowDown');
  for (let steps = 0; steps < 12 && (await tv.focus()) !== button; steps += 1) await tv.press('ArrowRight');
  await tv.press('Enter');
}

async function choose(tv: Tv, name: string): Promise<void> {
  for (let steps = 0; steps < 14 && (await tv.focus()) !== name; steps += 1) await tv.press('ArrowDown');
  await tv.press('Enter');
  await tv.see(`${name} chosen`, CHOSEN);
}

/** Seconds of media for each second. */
const PACE = `new Promise((resolve) => {
  const video = document.querySelector('video');
  const from = { at: performance.now(), time: video.currentTime };
  video.addEventListener('timeupdate', () => {
    const seconds = (performance.now() - from.at) / 1000;
    if (seconds > 1) resolve((video.currentTime - from.time) / seconds);
  });
})`;

describe('The panels over the picture', () => {
  const { switchOn } = useTv();

  it('take what a viewer chose to the next title, limit the picture at once, and show what there is to know', async () => {
    const tv = await switchOn();
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);

    await openPanel(tv, 'Subtitles & audio');
    await tv.see('the panel', `latchkeyTest.focus() === 'English'`);
    await choose(tv, 'French');
    await tv.press('ArrowDown', 'ArrowDown');
    await choose(tv, 'French');
    await tv.press('Escape', 'Escape', 'Escape');
    await seeHome(tv);

    const before = (await tv.network()).length;
    await tv.press('ArrowRight');
    await playFocused(tv);
    await seePlaying(tv);
    const selected = `${STATE}.tracks.filter(({ isSelected }) => isSelected).map(({ kind, language }) => kind + ' ' + language)`;
    assert.deepEqual(await tv.page.evaluate(selected), ['audio fr', 'text fr'], 'French again');
    const english = (await tv.network())
      .slice(before)
      .filter(({ url }) => /saltwater.*(\/aac-en\/|text\/en)/.test(url));
    assert.deepEqual(english, [], 'and nothing else was fetched');

    await openPanel(tv, 'Quality');
    await tv.see('a picture to limit', `${STATE}.quality.height > 240`);
    await tv.press('ArrowDown', 'Enter');
    await tv.see('the lowest limit', CHOSEN);
    await tv.see('a smaller picture', 'latchkeyTest.video().height === 240');

    await tv.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter');
    await tv.see('twice as fast', `${CHOSEN} && latchkeyTest.focus() === '2×'`);
    assert.ok(Math.abs(Number(await tv.page.evaluate(PACE)) - 2) < 0.4, 'time runs twice as fast');
    await tv.press('Escape');

    await openPanel(tv, 'Info');
    await tv.see('what there is to know', `latchkeyTest.text().includes('Licensed')`);
    const measured = String(await tv.page.evaluate('latchkeyTest.text()'));
    const focused = await tv.page.evaluateHandle('latchkeyTest.active()');
    await tv.see('other numbers', `latchkeyTest.text() !== ${JSON.stringify(measured)}`);
    assert.ok(
      await tv.page.evaluate((element) => element === (0, eval)('latchkeyTest.active()'), focused),
      'the focus stays',
    );
    assert.equal(await tv.focus(), 'Close');
    assert.match(measured, /Protection ClearKey/);
    assert.doesNotMatch(measured, /ExpressPlay|[\w-]{40}/, 'no token');
    await tv.press('Escape');
    await tv.see('its button', `latchkeyTest.focus() === 'Info'`);
    assert.deepEqual(ownComplaints(tv), []);
  });
});
