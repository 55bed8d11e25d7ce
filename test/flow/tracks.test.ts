import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { KeyInput } from 'puppeteer-core';
import { FILM_CUES } from '../../server/packager/film-cues.ts';
import { startApp, type RunningApp } from './support/app.ts';
import { ownComplaints, playFocused, seeHome, seePlaying } from './support/play-through.ts';
import { pressTo } from './support/press-until.ts';
import { Tv } from './support/tv.ts';

const ROOM = `document.querySelector('tv-app').shadowRoot.querySelector('player-screen').shadowRoot.querySelector('player-room').shadowRoot`;
const LAYER = `${ROOM}.querySelector('subtitle-layer')`;
const LINES = `[...${LAYER}.shadowRoot.querySelectorAll('p .line')]`;
/** What stands in the subtitle layer now. */
const SUBTITLE = `${LINES}.map((line) => line.textContent).join(' ')`;
const LOOK = `getComputedStyle(${LINES}[0].parentNode)`;
const CHOSEN = `latchkeyTest.active().getAttribute('aria-checked') === 'true'`;

/**
 * Whether there are lines, and `apart(line, thing)` holds of each of their boxes, of the box they are given, and of that of
 * `thing`, an expression that may be nothing.
 */
const areLines = (apart: string, thing: string): string => `((thing) => {
  const apart = (line, thing) => ${apart};
  const elements = [${LAYER}, ...${LINES}.map((line) => line.parentNode)];
  return Boolean(thing) && elements.length > 1 &&
    elements.every((element) => apart(element.getBoundingClientRect(), thing.getBoundingClientRect()));
})(${thing})`;

/** Seconds after which a subtitle that is to be there is there, and before which it is not yet gone. */
const MARGIN_S = 0.5;
/** Whether the film says something now, whatever stands on the screen. */
const IS_SAID = `((time) => ${JSON.stringify(FILM_CUES.map(({ start, end }) => [start + MARGIN_S, end - MARGIN_S]))}
  .some(([from, until]) => from <= time && time < until))(latchkeyTest.video().time)`;
/** What stands in the subtitle layer once the picture has moved on. */
const SUBTITLE_SOON = `new Promise((resolve) => document.querySelector('video').addEventListener(
  'timeupdate', () => resolve(${SUBTITLE}), { once: true }))`;

/** In every manifest the English captions are forced subtitles, and the French subtitles are a page of HTML. */
function alterSubtitles(_titleId: string, path: string, body: Buffer): Buffer {
  if (path === 'text/fr.vtt') return Buffer.from('<!doctype html><html><body>Moved</body></html>');
  if (!path.endsWith('.mpd')) return body;
  return Buffer.from(String(body).replace(/(lang="en">\s*<Role [^>]*value=")caption"/, '$1forced-subtitle"'));
}

/** What the film says at a time, in one line. */
const saidAt = (time: number): string =>
  FILM_CUES.filter(({ start, end }) => start <= time && time < end)
    .map(({ lines }) => lines.en.join(' '))
    .join(' ');

describe('Audio and subtitles', () => {
  let app: RunningApp;
  let tv: Tv;
  before(async () => {
    app = await startApp();
    app.backend.faults.alterMedia = alterSubtitles;
    tv = await Tv.switchOn(app.url);
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
  });
  after(async () => {
    await tv.switchOff();
    await app.stop();
  });

  async function openPanel(): Promise<void> {
    await tv.press('ArrowDown');
    await pressTo(tv, 'ArrowRight', 'Subtitles & audio');
    await tv.press('Enter');
    await tv.see('the panel', CHOSEN);
  }

  /** Moves to a choice and takes it. */
  async function choose(name: string, key: KeyInput = 'ArrowDown'): Promise<void> {
    await pressTo(tv, key, name);
    await tv.press('Enter');
    await tv.see(`${name} chosen`, CHOSEN);
  }

  /** In a gap between subtitles nothing is seen of them either: looks where something is said. */
  async function seeNoSubtitle(): Promise<void> {
    await tv.see('no subtitle', `${IS_SAID} && ${SUBTITLE} === ''`);
    assert.equal(await tv.page.evaluate(SUBTITLE_SOON), '');
  }

  it('shows forced subtitles while subtitles are off, and offers them to nobody', async () => {
    await tv.see('a forced subtitle', `/sun|clouds|blue hour/.test(${SUBTITLE})`, 15_000);
    await openPanel();
    assert.doesNotMatch(await tv.text(), /English, captions|forced/);
    assert.match(await tv.text(), /Off English French French, captions/);
  });

  it('plays the French sound once it is chosen, with no forced subtitles for it', async () => {
    await choose('French');
    await tv.see('a picture that goes on', '!latchkeyTest.video().paused && latchkeyTest.video().time > 4');
    await seeNoSubtitle();
    assert.ok((await tv.network()).some(({ url }) => /\/aac-fr\/\d+\.m4s$/.test(url)));
  });

  it('shows VTT subtitles, and takes them off', async () => {
    await choose('Off');
    await tv.press('ArrowDown', 'Enter');
    await tv.see('a subtitle', `${SUBTITLE}.length > 3`, 15_000);
    await tv.press('ArrowUp', 'Enter');
    await seeNoSubtitle();
    assert.ok((await tv.network()).some(({ url }) => url.endsWith('.vtt')));
  });

  it('goes on without subtitles where their file is none, and says so to the viewer and a developer', async () => {
    await tv.press('ArrowDown', 'ArrowDown', 'Enter');
    await tv.see('it said', `latchkeyTest.text().includes('Some subtitles cannot be shown.')`);
    await seePlaying(tv, (await tv.video())?.time ?? 0);
    await seeNoSubtitle();
    assert.ok(tv.complaints.some((line) => line.includes('MEDIA_SUBTITLES_UNUSABLE')));
  });

  it('changes the look of subtitles over the playing picture', async () => {
    await choose('French, captions');
    await tv.see(
      'a caption in French',
      `/soleil|lumi|nuages|lac|heure|Rien|étoiles|matin|nuit|minuit/i.test(${SUBTITLE})`,
      15_000,
    );
    await tv.press('ArrowDown', 'Enter');
    await tv.see('the look', `latchkeyTest.focus() === 'M'`);
    await tv.see('a sample or a subtitle', `${LOOK}.fontSize === '44px'`);
    await choose('L', 'ArrowRight');
    await tv.see('larger letters', `${LOOK}.fontSize === '56px'`);
    const isBeside = 'line.right <= thing.left || line.bottom <= thing.top';
    await tv.see('a subtitle beside the panel', areLines(isBeside, `${ROOM}.querySelector('.panel')`));
    await tv.press('ArrowDown');
    await choose('Top', 'ArrowRight');
    await tv.see(
      'a subtitle at the top',
      `${LINES}.every((line) => line.getBoundingClientRect().bottom < innerHeight / 2)`,
    );
    assert.equal(await tv.page.evaluate(areLines(isBeside, `${ROOM}.querySelector('.panel')`)), true);
    await choose('Bottom', 'ArrowLeft');
    await tv.press('ArrowDown');
    await choose('Yellow', 'ArrowRight');
    await tv.see('yellow letters', `${LOOK}.color === 'rgb(255, 225, 77)'`);
    assert.match(String(await tv.page.evaluate(`${LOOK}.backgroundColor`)), /^rgba\(0, 0, 0, 0\.\d+\)$/);
    await tv.press('ArrowDown');
    await choose('Solid', 'ArrowRight');
    await tv.see('letters on black', `${LOOK}.backgroundColor === 'rgb(0, 0, 0)'`);
    await tv.press('ArrowDown');
    await choose('Outline', 'ArrowRight');
    await tv.see('an outline', `${LOOK}.textShadow !== 'none'`);
    assert.equal((await tv.video())?.paused, false);
  });

  it('keeps subtitles while paused, above the controls, and shows the right ones after a seek', async () => {
    await tv.press('Escape');
    await tv.see('the way to the look', `latchkeyTest.focus() === 'Subtitle look…'`);
    await tv.press('Escape');
    await openPanel();
    await choose('Off');
    await tv.press('ArrowDown', 'Enter', 'Escape', 'Space');
    await tv.see('a picture that stands still', `latchkeyTest.video().paused`);
    await tv.press('ArrowUp');
    // To the right, back, and then left until something is said.
    const keys: KeyInput[] = ['ArrowRight', 'ArrowRight', 'ArrowLeft'];
    for (let now = ''; now === '' || keys.length > 0;) {
      const before = (await tv.video())?.time ?? NaN;
      await tv.press(keys.shift() ?? 'ArrowLeft', 'Enter');
      await tv.see('the seek to land', `Math.abs(latchkeyTest.video().time - ${before}) > 5`);
      now = saidAt((await tv.video())?.time ?? NaN);
      await tv.see(`“${now}”`, `${SUBTITLE} === ${JSON.stringify(now)}`);
    }
    const isAbove = 'line.bottom <= thing.top && line.top >= 0';
    await tv.see('a subtitle above the controls', areLines(isAbove, `${ROOM}.querySelector('seek-bar')`));
    const preview = `${ROOM}.querySelector('seek-bar').shadowRoot.querySelector('seek-preview')`;
    const isSeen = tv.see('a subtitle above the thumbnail', areLines(isAbove, preview));
    await tv.press('ArrowLeft');
    await isSeen;
  });

  it('leaves nothing in localStorage: what a viewer chose is not dash.js’s to keep', async () => {
    assert.deepEqual(
      await tv.page.evaluate(`Object.keys(localStorage).filter((key) => !key.startsWith('latchkey.'))`),
      [],
    );
  });

  it('leaves nothing in the console', () =>
    assert.deepEqual(
      ownComplaints(tv).filter((line) => !line.includes('MEDIA_SUBTITLES_UNUSABLE')),
      [],
    ));
});
