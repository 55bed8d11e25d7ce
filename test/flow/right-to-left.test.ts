import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp, type RunningApp } from './support/app.ts';
import { seeRest } from './support/at-rest.ts';
import { ownComplaints, playFocused, seePlaying } from './support/play-through.ts';
import { Tv } from './support/tv.ts';

/** The middle of an element on the screen, in pixels. `null`: not there. */
type Place = { readonly x: number; readonly y: number } | null;

/** Evaluated in the page: `place(...)` takes the way to an element through shadow roots, one selector per root. */
const PLACE = `window.place = (...way) => {
  const found = way.reduce((at, part) => at && at.shadowRoot.querySelector(part), document.querySelector('tv-app'));
  const box = found && found.getBoundingClientRect();
  return box && { x: box.left + box.width / 2, y: box.top + box.height / 2 };
};`;

const ROOM = `'player-screen', 'player-room'`;

describe('From right to left', () => {
  let app: RunningApp;
  let tv: Tv;
  before(async () => {
    app = await startApp({ language: 'ar-XB' });
    tv = await Tv.switchOn(app.url, [], PLACE);
    await tv.see('Home with its first card focused', `(latchkeyTest.focus() || '').startsWith('Aurora')`);
  });
  after(async () => {
    await tv.switchOff();
    await app.stop();
  });

  const place = (way: string): Promise<Place> => tv.page.evaluate(`place(${way})`) as Promise<Place>;
  /** Of what has the focus, once nothing moves any more. */
  async function focused(): Promise<{ x: number; y: number }> {
    await seeRest(tv);
    return (await tv.page.evaluate(
      `(() => { const box = latchkeyTest.active().getBoundingClientRect(); return { x: box.left + box.width / 2, y: box.top + box.height / 2 }; })()`,
    )) as { x: number; y: number };
  }

  it('begins at the right edge of Home', async () => {
    assert.equal(await tv.page.evaluate(`getComputedStyle(document.querySelector('tv-app')).direction`), 'rtl');
    assert.ok((await focused()).x > 1920 * 0.75);
  });

  it('moves the focus where the arrow points', async () => {
    const [name, first] = [await tv.focus(), await focused()];
    await tv.press('ArrowRight');
    assert.equal(await tv.focus(), name, 'nothing is further right');
    await tv.press('ArrowLeft');
    const second = await focused();
    assert.notEqual(await tv.focus(), name);
    assert.ok(second.x < first.x - 100 && second.y === first.y, `${second.x} is left of ${first.x}`);
    await tv.press('ArrowRight');
    assert.equal(await tv.focus(), name);
  });

  it('seeks back to the right and forward to the left, as the bar shows it', async () => {
    await playFocused(tv);
    await seePlaying(tv);
    await tv.press('ArrowLeft', 'ArrowLeft');
    await tv.see('the seek to land', 'latchkeyTest.video().time > 20');
    await seePlaying(tv, 20);
    await tv.press('ArrowUp');
    await tv.see('the controls', `latchkeyTest.focus() === '[Pááúúséé]'`);
    const [now, end] = [await place(`${ROOM}, 'seek-bar', '.now'`), await place(`${ROOM}, 'seek-bar', '.end'`)];
    assert.ok(now && end && now.x > 1700 && end.x < 220, 'it begins at the right and ends at the left');
    await tv.press('ArrowUp', 'ArrowLeft');
    await tv.see('a preview', `Boolean(place(${ROOM}, 'seek-bar', 'seek-preview'))`);
    const [ahead, knob] = [
      await place(`${ROOM}, 'seek-bar', 'seek-preview'`),
      await place(`${ROOM}, 'seek-bar', '.knob'`),
    ];
    await tv.press('ArrowRight', 'ArrowRight');
    const behind = await place(`${ROOM}, 'seek-bar', 'seek-preview'`);
    assert.ok(ahead && knob && Math.abs(ahead.x - knob.x) < 2, 'the small picture stands over the knob');
    assert.ok(behind && behind.x > ahead.x, 'right is back');
    await tv.press('Escape');
  });

  it('has the buttons from right to left, and moves through them where the arrow points', async () => {
    await tv.press('ArrowDown');
    await tv.see('the first button', `latchkeyTest.focus() === '[Pááúúséé]'`);
    const pause = await focused();
    await tv.press('ArrowLeft');
    await tv.see('the second button', `latchkeyTest.focus() !== '[Pááúúséé]'`);
    const restart = await focused();
    assert.ok(pause.x > 960 && restart.x < pause.x, `${restart.x} is left of ${pause.x}`);
    assert.ok(Math.abs(restart.y - pause.y) < 1);
  });

  it('opens the panel at the left edge', async () => {
    const isOn = `latchkeyTest.active().dataset.focus === 'tracks'`;
    for (let presses = 0; presses < 8 && !(await tv.page.evaluate(isOn)); presses += 1) await tv.press('ArrowLeft');
    await tv.press('Enter');
    await tv.see('the panel', `latchkeyTest.focus() === '[Éñglíísh]'`);
    const panel = await place(`${ROOM}, '.panel'`);
    assert.ok(panel && panel.x < 960 / 2, `the middle of the panel is at ${panel?.x}`);
  });

  it('leaves nothing in the console', () => assert.deepEqual(ownComplaints(tv), []));
});
