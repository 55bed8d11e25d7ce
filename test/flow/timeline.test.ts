import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { KeyInput } from 'puppeteer-core';
import { SD_VIDEO_HEIGHT } from './support/app.ts';
import { ownComplaints, playFocused, seeHome, seePlaying } from './support/play-through.ts';
import { COUNT_SEEKS, focusOn, goToNocturne } from './support/seeks.ts';
import type { Tv } from './support/tv.ts';
import { useTv } from './support/use-tv.ts';

const STATE = `document.querySelector('tv-app').player.get()`;
const see = (tv: Tv, text: string, timeoutMs?: number): Promise<void> =>
  tv.see(text, `latchkeyTest.text().includes(${JSON.stringify(text)})`, timeoutMs);

/** What can be read once the next frame is drawn. */
const TEXT_SOON = `new Promise((resolve) =>
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(latchkeyTest.text()))))`;

/** Sends repetitions of a key that is down until they are stopped. */
function holdKey(tv: Tv, key: KeyInput): { stop(): Promise<void> } {
  let isHeld = true;
  const repeat = async (): Promise<void> => {
    while (isHeld) await tv.page.keyboard.down(key);
  };
  const repeating = repeat();
  return {
    stop() {
      isHeld = false;
      return repeating;
    },
  };
}

const bench = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT });

describe('A protected title with chapters, an intro and credits', () => {
  it('skips the intro, climbs while a key is held and seeks once, and goes on with the next title by itself', async () => {
    const tv = await bench.switchOn();
    await seeHome(tv);
    await goToNocturne(tv);
    await playFocused(tv);
    await focusOn(tv, 'Skip intro');
    await tv.page.evaluate(COUNT_SEEKS);
    await tv.press('Enter');
    await tv.see('what comes after the intro', 'latchkeyTest.video().time >= 14 && seeks.length === 1');
    await focusOn(tv, 'Nocturne');

    await tv.page.evaluate('seeks.length = 0');
    const from = (await tv.video())?.time ?? NaN;
    await tv.page.keyboard.down('ArrowRight');
    assert.match(
      String(await tv.page.evaluate(TEXT_SOON)),
      /A wrong note.*\+10 s|\+10 s.*A wrong note/,
      'the first step',
    );
    // A held key repeats whatever the test looks at: a pause of 600 ms would be the end of the seek.
    const held = holdKey(tv, 'ArrowRight');
    await see(tv, 'Before dawn').finally(() => held.stop());
    await tv.page.keyboard.up('ArrowRight');
    assert.deepEqual(await tv.page.evaluate('seeks'), [], 'nothing has moved but the knob');
    assert.equal(await tv.focus(), 'Nocturne', 'nor has the focus');
    await tv.see('the seek to land', 'seeks.length > 0 && latchkeyTest.video().time > 40');
    const seeks = (await tv.page.evaluate('seeks')) as number[];
    assert.equal(seeks.length, 1, 'one real seek');
    assert.ok((seeks[0] ?? 0) > from + 20, `from ${from} to ${seeks[0]}`);

    await see(tv, 'Next in', 20_000);
    await see(tv, 'Low Tide');
    assert.equal(await tv.focus(), 'Play now');
    await tv.press('Escape');
    await tv.see(
      'a card that is gone, and credits that go on',
      `!/Next in/.test(latchkeyTest.text()) && !latchkeyTest.video().paused`,
    );
    await tv.press('ArrowLeft', 'Enter');
    await tv.see('a seek back', 'latchkeyTest.video().time < 52');
    await see(tv, 'Next in', 20_000);
    await tv.see('the next title, by itself', `${STATE}.resource.id === 'lowtide'`, 20_000);
    await seePlaying(tv);
    assert.deepEqual(ownComplaints(tv), []);
  });
});
