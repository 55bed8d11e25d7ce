import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { KeyInput } from 'puppeteer-core';
import { SD_VIDEO_HEIGHT } from '../flow/support/app.ts';
import { openLive } from '../flow/support/live.ts';
import {
  openDetails,
  ownComplaints,
  playFocused,
  seeDetails,
  seeHome,
  seePlaying,
} from '../flow/support/play-through.ts';
import { alterDuration, COUNT_SEEKS, focusOn, goToNocturne, PREVIEW, SEEK_BAR } from '../flow/support/seeks.ts';
import { pressTo, pressUntil } from '../flow/support/press-until.ts';
import type { Tv } from '../flow/support/tv.ts';
import { useTv } from '../flow/support/use-tv.ts';

const STATE = `document.querySelector('tv-app').player.get()`;

const entry = (titleId: string, position: unknown, duration: unknown = 61.44): object => ({
  titleId,
  position,
  duration,
});
const journal = (write: number, ...entries: readonly unknown[]): string =>
  JSON.stringify({ format: 1, write, entries });

/** As the app keeps its journal: two texts in turn, and one that outlives the browser. */
const keepJournal = ([zero, one, outlived]: readonly [
  string,
  string,
  string,
]): string => `new Promise((resolve, reject) => {
  localStorage.setItem('latchkey.watched.0', ${JSON.stringify(zero)});
  localStorage.setItem('latchkey.watched.1', ${JSON.stringify(one)});
  const opening = indexedDB.open('latchkey.watched', 1);
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const transaction = opening.result.transaction('texts', 'readwrite');
    transaction.objectStore('texts').put(${JSON.stringify(outlived)}, 'text');
    transaction.oncomplete = resolve;
  };
})`;

/** What of a journal could be wrong, and is. */
const BAD_JOURNALS: Readonly<Record<string, readonly [string, string, string]>> = {
  'torn in every place': [
    journal(3, entry('aurora', 30)).slice(0, -9),
    journal(4, entry('aurora', 30)).slice(0, 20),
    journal(5, entry('aurora', 30)).slice(1),
  ],
  'of entries that nobody could have written': [
    journal(3, entry('aurora', -30), entry('aurora', '30'), null, 7, [], {}),
    journal(4, entry('no such title', 30), entry('aurora', 30, null), entry('aurora', -30)),
    journal(5, entry('aurora', -30), entry('', 30), entry('no such title', 30), 'aurora'),
  ],
};

const bench = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT });

describe('A journal of what was watched', () => {
  for (const [what, texts] of Object.entries(BAD_JOURNALS)) {
    it(`${what}: as if nothing had been watched`, async () => {
      const tv = await bench.switchOn();
      await seeHome(tv);
      await tv.page.evaluate(keepJournal(texts));
      await tv.page.reload();
      await seeHome(tv);
      assert.match(await tv.text(), /Tonight on Latchkey.*Short films/);
      assert.doesNotMatch(await tv.text(), /Continue watching|Resume|undefined|NaN/);
      await openDetails(tv);
      assert.equal(await tv.focus(), 'Play');
      await tv.press('Enter');
      await seePlaying(tv);
      assert.deepEqual(ownComplaints(tv), []);
    });
  }
});

describe('A title whose thumbnails are missing', () => {
  it('is sought through by time and chapter, without a frame for a picture', async () => {
    bench.app().backend.faults.missingSegments = { titleId: 'nocturne', pattern: /^thumbnails\// };
    const tv = await bench.switchOn();
    await seeHome(tv);
    await goToNocturne(tv);
    await playFocused(tv);
    await focusOn(tv, 'Skip intro');
    await tv.press('Enter');
    await tv.see('a picture after the intro', 'latchkeyTest.video().time >= 14');
    await tv.page.evaluate(COUNT_SEEKS);
    await tv.press('ArrowRight');
    await tv.see('a seek being chosen', `${PREVIEW} !== null`);
    await tv.see('the seek to land', 'seeks.length === 1 && latchkeyTest.video().time > 23');
    await tv.see(
      'its tile asked for',
      `performance.getEntriesByType('resource').some(({ name }) => /thumbnails/.test(name))`,
    );
    // From here on it is known that there is none.
    await tv.press('ArrowLeft');
    await tv.see('a seek being chosen', `${PREVIEW} !== null && ${SEEK_BAR}.target !== null`);
    const shown = (await tv.page.evaluate(`({
      text: latchkeyTest.text(${PREVIEW}), hasFrame: ${PREVIEW}.shadowRoot.querySelector('.frame') !== null,
    })`)) as { text: string; hasFrame: boolean };
    assert.match(shown.text, /^(The first house|A wrong note) 0:1\d$/);
    assert.equal(shown.hasFrame, false);
    await tv.press('Enter');
    await tv.see('the next seek to land', 'seeks.length === 2 && latchkeyTest.video().time < 23');
    await seePlaying(tv, 17);
    assert.doesNotMatch(await tv.text(), /MEDIA_|HTTP/);
    const said = ownComplaints(tv);
    assert.ok(said.length <= 1 && !/\n\s+at /.test(said.join()), said.join('\n'));
  });
});

describe('A title that has become shorter', () => {
  it('goes on where it still can, shows its new length and reaches its end', async () => {
    const tv = await bench.switchOn();
    await seeHome(tv);
    await openDetails(tv);
    await tv.press('Enter');
    await seePlaying(tv);
    await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
    await seePlaying(tv, 42);
    await tv.press('Escape');
    await seeDetails(tv);
    assert.match((await tv.focus()) ?? '', /^Resume at 0:4[2-9]$/);

    bench.app().backend.faults.alterMedia = alterDuration(40);
    await tv.page.reload();
    await tv.see('the card of what is under way', `/^Aurora.*Resume at 0:4/.test(latchkeyTest.focus())`);
    await playFocused(tv);
    await tv.see('a picture, or the end', `latchkeyTest.video() && latchkeyTest.video().frames > 0`);
    assert.ok(((await tv.video())?.time ?? Infinity) <= 40);
    await tv.see('its end', `${STATE}.status === 'ended'`, 20_000);
    await tv.see('the bar, that ends where the title does', `/0:40 0:40/.test(latchkeyTest.text(${SEEK_BAR}))`);
    assert.doesNotMatch(await tv.text(), /MEDIA_|HTTP|NaN/);
    assert.notEqual(await tv.focus(), null);
    assert.deepEqual(ownComplaints(tv), []);
  });
});

describe('A seek beyond the end of a film', () => {
  it('leads to its end, and from there back into it', async () => {
    const tv = await bench.switchOn();
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
    await tv.page.evaluate(COUNT_SEEKS);
    await pressUntil(tv, 'ArrowRight', 'the end of the bar', `${SEEK_BAR} && ${SEEK_BAR}.target >= ${SEEK_BAR}.end`);
    await tv.see('the end', `${STATE}.status === 'ended'`, 20_000);
    assert.ok(((await tv.page.evaluate('seeks')) as number[]).every((time) => time <= 61.5));
    await tv.see('the bar at its end', `/1:01 1:01/.test(latchkeyTest.text(${SEEK_BAR}))`);
    assert.doesNotMatch(await tv.text(), /MEDIA_|HTTP|NaN/);
    await focusOn(tv, 'Play now');
    await tv.press('Escape');
    await pressTo(tv, 'ArrowLeft', 'From the start');
    await tv.press('Enter');
    await tv.see('the film again', `latchkeyTest.video().time < 10 && !latchkeyTest.video().paused`);
    assert.deepEqual(ownComplaints(tv), []);
  });
});

describe('A seek beyond the window of a channel', () => {
  it('stops at its edges', async () => {
    const tv = await bench.switchOn();
    await seeHome(tv);
    await openLive(tv);
    await tv.see('a live picture', `${STATE}.liveWindow && latchkeyTest.video().frames > 25`, 20_000);
    await tv.page.evaluate(COUNT_SEEKS);
    await holdTo(tv, 'ArrowLeft', 'start');
    await tv.press('Enter');
    await tv.see('the seek to land', `seeks.length > 0 && ${STATE}.seekTarget === null`);
    await tv.see('a picture within the window', within('< 20'));

    await holdTo(tv, 'ArrowRight', 'end');
    await tv.press('Enter');
    await tv.see('the seek to land', `seeks.length > 1 && ${STATE}.seekTarget === null`);
    await tv.see('a picture near live', within('> 90'));
    assert.deepEqual(ownComplaints(tv), []);
  });
});

/** The picture moves, inside of the window, and is that far from its start. */
const within = (fromStart: string): string => `(() => {
  const { liveWindow: { start, end } } = ${STATE};
  const { time, paused } = latchkeyTest.video();
  return !paused && time >= start && time <= end + 1 && time - start ${fromStart};
})()`;

/** Holds a key until the seek bar says that it leads to an edge of the window, and on: it stays there. */
async function holdTo(tv: Tv, key: KeyInput, edge: 'start' | 'end'): Promise<void> {
  const beyond = `(${SEEK_BAR} && ${SEEK_BAR}.target !== null ? (${SEEK_BAR}.target - ${SEEK_BAR}.${edge}) * ${edge === 'end' ? 1 : -1} : -Infinity)`;
  const press = async (): Promise<number> => {
    await tv.page.keyboard.down(key);
    return Number(
      await tv.page.evaluate(`new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(${beyond}))))`),
    );
  };
  for (let presses = 0; (await press()) < -0.5; presses += 1)
    assert.ok(presses < 500, `${key} does not lead to the edge`);
  // Longer than a step of a held key takes.
  const until = Number(await tv.page.evaluate('performance.now()')) + 700;
  while (Number(await tv.page.evaluate('performance.now()')) < until)
    assert.ok((await press()) < 0.5, 'beyond the edge');
  await tv.page.keyboard.up(key);
}
