import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { createBackend } from '../../server/backend.ts';
import { listen, type Listening } from '../../server/listen.ts';
import type { DemoTitle } from '../../server/titles.ts';
import { CAPTION_SIZES, type CaptionLook } from '../../src/captions/caption-look.ts';
import { buildBackendOptions, SD_VIDEO_HEIGHT } from '../flow/support/app.ts';
import { ROOM, seeControls, SUBTITLE_LINES } from '../flow/support/over-picture.ts';
import { ownComplaints, playFocused, seeHome } from '../flow/support/play-through.ts';
import { COUNT_SEEKS, focusOn, goToNocturne } from '../flow/support/seeks.ts';
import { Tv } from '../flow/support/tv.ts';

const STATE = `document.querySelector('tv-app').player.get()`;

/** How many subtitle lines there are, and how many of them meet a part of what is offered. */
const BESIDE_OFFER = `(() => {
  const parts = [...${ROOM}.querySelectorAll('.offer > *, .offer choice-button')].map((part) => part.getBoundingClientRect());
  const lines = ${SUBTITLE_LINES}.map((line) => line.getBoundingClientRect());
  const meets = (line, part) =>
    line.left < part.right && part.left < line.right && line.top < part.bottom && part.top < line.bottom;
  return { lines: lines.length, meeting: lines.filter((line) => parts.some((part) => meets(line, part))).length };
})()`;

/** Resolves once they are drawn that large. */
const showSubtitlesIn = (size: CaptionLook['size']): string => `{
  const { settings } = document.querySelector('tv-app');
  settings.change({ captions: { ...settings.get().captions, size: '${size}' } });
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}`;

const CREDITS = { start: 30, end: 45 };

/** Something comes after its credits. */
const ENCORE: DemoTitle = {
  id: 'encore',
  title: { en: 'Encore', fr: 'Bis' },
  synopsis: { en: 'Nobody leaves before the lights are on.', fr: 'Personne ne sort avant que la lumière revienne.' },
  year: 2026,
  rating: '0+',
  badges: [],
  timeline: { chapters: [], markers: { intro: { start: 1, end: 14 }, credits: CREDITS }, next: 'aurora' },
  scheme: 'cenc',
};

describe('The end of a title', () => {
  let server: Listening;
  let tv: Tv;
  before(async () => {
    const options = await buildBackendOptions({ maxVideoHeight: SD_VIDEO_HEIGHT });
    const readArtwork = async () => ({ card: Buffer.from(''), background: Buffer.from('') });
    const backend = await createBackend({ ...options, extraTitles: [ENCORE], readArtwork });
    server = await listen(backend, { port: 0, host: '127.0.0.1' });
  });
  beforeEach(async () => {
    tv = await Tv.switchOn(`${server.url}/`);
    await seeHome(tv);
  });
  afterEach(() => tv.switchOff());
  after(() => server.close());

  it('is that of the title where the next one was declined: nothing else begins, and the controls are there', async () => {
    await goToNocturne(tv);
    await playFocused(tv);
    await focusOn(tv, 'Skip intro');
    await tv.press('Enter');
    await tv.see('what comes after the intro', 'latchkeyTest.video().time >= 14');
    await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
    await focusOn(tv, 'Play now');
    await tv.press('Escape');
    await tv.see('a card that is gone', `!/Next in/.test(latchkeyTest.text())`);
    await tv.see('the end', `${STATE}.status === 'ended'`, 20_000);
    await focusOn(tv, 'Next: Low Tide');
    const text = await tv.text();
    assert.match(text, /Nocturne .*From the start/);
    assert.doesNotMatch(text, /Next in|Play now/);
    assert.equal(await tv.page.evaluate(`${STATE}.resource.id`), 'nocturne');
    await tv.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    await focusOn(tv, 'From the start');
    await tv.press('Enter');
    await tv.see('the same title again', `latchkeyTest.video().time < 10 && !latchkeyTest.video().paused`);
    assert.equal(await tv.page.evaluate(`${STATE}.resource.id`), 'nocturne');
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('has its subtitles beside the card of the next title, whatever their size, with controls and without', async () => {
    await goToNocturne(tv);
    await playFocused(tv);
    await focusOn(tv, 'Skip intro');
    await tv.press('Enter');
    await tv.see('what comes after the intro', 'latchkeyTest.video().time >= 14');
    await tv.page.evaluate(showSubtitlesIn('xl'));
    await tv.press('s');
    await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
    await focusOn(tv, 'Play now');
    await tv.see(
      'a large subtitle beside the card',
      `((beside) => beside.lines > 0 && beside.meeting === 0)(${BESIDE_OFFER})`,
    );
    await tv.press('Space');
    await seeControls(tv);
    for (const size of CAPTION_SIZES) {
      await tv.page.evaluate(showSubtitlesIn(size));
      const { lines, meeting } = (await tv.page.evaluate(BESIDE_OFFER)) as { lines: number; meeting: number };
      assert.ok(lines > 0 && meeting === 0, `${size}: ${meeting} of ${lines} lines meet the card`);
    }
    assert.match(await tv.text(), /Up next/, 'the card is still there');
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('is not that of its credits where something follows them: they are skipped to their own end', async () => {
    // On the rail of what the demo has on no other: the last.
    for (let rail = 0; rail < 8; rail += 1) await tv.press('ArrowDown');
    await tv.see('Encore', `(latchkeyTest.focus() || '').startsWith('Encore')`);
    await playFocused(tv);
    await focusOn(tv, 'Skip intro');
    await tv.press('Enter');
    await tv.see('what comes after the intro', 'latchkeyTest.video().time >= 14');
    await tv.press('ArrowRight', 'ArrowRight', 'Enter');
    await focusOn(tv, 'Skip credits');
    assert.doesNotMatch(await tv.text(), /Next in/, 'it is not over yet');
    await tv.page.evaluate(COUNT_SEEKS);
    await tv.press('Enter');
    await tv.see('what follows the credits', `seeks.length === 1 && latchkeyTest.video().time > ${CREDITS.end + 0.5}`);
    const [landed = NaN] = (await tv.page.evaluate('seeks')) as number[];
    assert.ok(Math.abs(landed - CREDITS.end) < 0.5, `${landed}`);
    assert.doesNotMatch(await tv.text(), /Skip credits|Next in/);
    assert.equal(await tv.focus(), 'Encore', 'the picture has the focus');
    assert.deepEqual(ownComplaints(tv), []);
  });
});
