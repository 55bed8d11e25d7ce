import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownComplaints, playFocused, seeHome, seePlaying } from './support/play-through.ts';
import { pressTo } from './support/press-until.ts';
import type { Tv } from './support/tv.ts';
import { useTv } from './support/use-tv.ts';

const CHOSEN = `latchkeyTest.active().getAttribute('aria-checked') === 'true'`;
const ROOM = `document.querySelector('tv-app').shadowRoot.querySelector('player-screen').shadowRoot.querySelector('player-room').shadowRoot`;
const INFO = `latchkeyTest.text(${ROOM}.querySelector('info-panel'))`;
const STATE = `document.querySelector('tv-app').player.get()`;

/** Over the picture: opens the panel behind a button of the controls. */
async function openPanel(tv: Tv, button: string): Promise<void> {
  await tv.press('ArrowUp', 'ArrowDown');
  await pressTo(tv, 'ArrowRight', button);
  await tv.press('Enter');
}

async function choose(tv: Tv, name: string): Promise<void> {
  await pressTo(tv, 'ArrowDown', name);
  await tv.press('Enter');
  await tv.see(`${name} chosen`, CHOSEN);
}

const SELECTED = `${STATE}.tracks.filter(({ isSelected }) => isSelected).map(({ kind, language }) => kind + ' ' + language)`;

const INFO_LINES = new RegExp(
  [
    'About this playback Picture \\d+ × 240 Bit rate \\d+ kbit/s Loaded ahead \\d+ s Dropped frames \\d+ Network \\S+ .bit/s',
    'Protection ClearKey Licensed \\d+:\\d\\d ago Token [\\d:]+ left',
  ].join(' '),
);

/** What the picture of a height and the sound of `fr` come to in an hour, by what the manifest says of them, in MB. */
async function megabytesAnHour(tv: Tv, height: number): Promise<number> {
  const manifest = String((await tv.network()).find(({ url }) => /saltwater.*\.mpd$/.test(url))?.body);
  const bitrate = (pattern: RegExp): number => Number(pattern.exec(manifest)?.[1]);
  const picture = bitrate(new RegExp(`bandwidth="(\\d+)" width="\\d+" height="${height}"`));
  return ((picture + bitrate(/lang="fr"[^]*?bandwidth="(\d+)" audio/)) * 3600) / 8 / 1e6;
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
    assert.deepEqual(await tv.page.evaluate(SELECTED), ['audio fr', 'text fr'], 'French again');
    const english = (await tv.network())
      .slice(before)
      .filter(({ url }) => /saltwater.*(\/aac-en\/|text\/en)/.test(url));
    assert.deepEqual(english, [], 'and nothing else was fetched');

    await tv.press('s');
    await tv.see('the yellow key', `latchkeyTest.text().includes('Subtitles: Off')`);
    await tv.see('no subtitles', `String(${SELECTED}) === 'audio fr'`);
    await tv.press('s');
    await tv.see('the same key', `latchkeyTest.text().includes('Subtitles: French')`);
    await tv.see('the last subtitles', `String(${SELECTED}) === 'audio fr,text fr'`);

    await openPanel(tv, 'Quality');
    await tv.see('a picture to limit', `${STATE}.quality.height > 240`);
    await tv.press('ArrowDown', 'Enter');
    await tv.see('the lowest limit', CHOSEN);
    const [, data] = /^Up to 240p, About (\d+) MB an hour$/.exec((await tv.focus()) ?? '') ?? [];
    const expected = await megabytesAnHour(tv, 240);
    assert.ok(Math.abs(Number(data) - expected) <= 5, `About ${data} MB an hour, where it is ${expected}`);
    await tv.see('a smaller picture', 'latchkeyTest.video().height === 240');

    await tv.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter');
    await tv.see('twice as fast', `${CHOSEN} && latchkeyTest.focus() === '2×'`);
    assert.ok(Math.abs(Number(await tv.page.evaluate(PACE)) - 2) < 0.4, 'time runs twice as fast');
    await tv.press('Escape');

    await openPanel(tv, 'Info');
    await tv.see('what there is to know', `${INFO}.includes('Licensed')`);
    const measured = String(await tv.page.evaluate(INFO));
    const focused = await tv.page.evaluateHandle('latchkeyTest.active()');
    await tv.see('other numbers', `${INFO} !== ${JSON.stringify(measured)}`);
    assert.ok(
      await tv.page.evaluate((element) => element === (0, eval)('latchkeyTest.active()'), focused),
      'the focus stays',
    );
    assert.equal(await tv.focus(), 'Close');
    assert.match(measured, INFO_LINES);
    assert.doesNotMatch(measured, /ExpressPlay|[\w-]{40}/, 'no token');
    await tv.press('Escape');
    await tv.see('its button', `latchkeyTest.focus() === 'Info'`);
    assert.deepEqual(ownComplaints(tv), []);
  });
});
