import { describe, it } from 'node:test';
import type { KeyInput } from 'puppeteer-core';
import type { Language } from '../../../src/lib/languages.ts';
import { audit } from './audit.ts';
import { playFocused, seePaused, seePlaying } from './play-through.ts';
import { pressUntil } from './press-until.ts';
import type { Tv } from './tv.ts';
import { useTv, type TvBench } from './use-tv.ts';

/** The role of what has the focus, or of the nearest element around it in the same tree. */
const ROLE = `latchkeyTest.active().getAttribute('role')`;
const ITEM = `latchkeyTest.active().dataset.focus`;
const IS_BUSY = `latchkeyTest.active().getAttribute('aria-busy') === 'true'`;
const APP = `document.querySelector('tv-app').shadowRoot`;
const ROOM = `${APP}.querySelector('player-screen').shadowRoot.querySelector('player-room').shadowRoot`;
const HAS_RESTART = `Boolean(${APP}.querySelector('details-screen').shadowRoot.querySelector('[data-focus="restart"]'))`;
const HAS_BEGUN = `Boolean(${APP}.querySelector('home-screen').shadowRoot.querySelector('[data-focus$="continue/nocturne"]'))`;
/** Longer than any test. */
const NEVER_MS = 60_000;
const TITLE = `/^Auror[ae]/.test(latchkeyTest.focus() || '')`;

/** Every state of the app in one language, through all shadow roots. */
export function testWithAxe(language: Language): void {
  describe(`What axe finds in ${language}`, () => {
    // Nothing is to be there before OK: what loads must be seen loading.
    const bench = useTv({ language, prepare: false });
    const forward = language === 'ar-XB' ? 'ArrowLeft' : 'ArrowRight';

    it('nothing on Home', async () => {
      const tv = await seeHome(bench);
      await audit(tv, 'Home');
    });

    it('nothing in the question whether to leave', async () => {
      const tv = await seeHome(bench);
      await tv.press('Escape');
      await tv.see('the question', `${ROLE} === 'button' && !${TITLE}`);
      await audit(tv, 'the question');
    });

    it('nothing in the list of keys', async () => {
      const tv = await seeHome(bench);
      await tv.press('?');
      await tv.see('the list', `${ROLE} === 'button' && !${TITLE}`);
      await audit(tv, 'the list of keys');
    });

    it('nothing in what a title that was begun adds', async () => {
      const tv = await seeHome(bench);
      await tv.press(forward, forward, forward);
      await tv.see('Nocturne', `${ITEM} === 'tonight/nocturne'`);
      await tv.press('Enter', 'Enter');
      await tv.see('the button that skips', `${ITEM} === 'skip'`, 20_000);
      await audit(tv, 'a button that skips');
      await tv.press('Enter');
      await tv.see('a picture far enough to resume', 'latchkeyTest.video().time > 14');
      await tv.press('Escape');
      await tv.see('Details that resume', `${ITEM} === 'play' && ${HAS_RESTART}`);
      await audit(tv, 'Details with Resume');
      await tv.press('Escape');
      await tv.see('Home with what goes on', `${ITEM} === 'tonight/nocturne' && ${HAS_BEGUN}`);
      await audit(tv, 'Home with Continue watching');
    });

    it('nothing on Details', async () => {
      const tv = await seeHome(bench);
      await tv.press('Enter');
      await tv.see('Details', `${ROLE} === 'button' && !${TITLE}`);
      await audit(tv, 'Details');
    });

    it('nothing while Home loads, a title loads, or it fails', async () => {
      const { delayMs } = bench.app().backend.faults;
      delayMs.feed = NEVER_MS;
      const tv = await bench.switchOn();
      await tv.see('that Home loads', IS_BUSY);
      await audit(tv, 'Home loading');
      delete delayMs.feed;
      await tv.page.reload();
      await tv.see('Home with its first card focused', TITLE);
      delayMs.entitlements = NEVER_MS;
      await playFocused(tv);
      await tv.see('that a title loads', IS_BUSY);
      await audit(tv, 'a title loading');
      await tv.press('Escape');
      bench.app().backend.faults.reset();
      bench.app().backend.faults.expiredTokens = Infinity;
      await tv.see('Home with its first card focused', TITLE);
      await playFocused(tv);
      await tv.see('the error', `latchkeyTest.text().includes('LICENSE_DENIED')`);
      await audit(tv, 'the error');
    });

    it('nothing in the player', async () => {
      const tv = await seeHome(bench);
      await playFocused(tv);
      await seePlaying(tv);
      await audit(tv, 'the picture alone');
      await tv.press('ArrowUp');
      await tv.see('the controls', `${ROLE} === 'button'`);
      await tv.press('Enter');
      await seePaused(tv);
      await audit(tv, 'the controls');
      await tv.press('ArrowUp', 'ArrowUp');
      await tv.see('the seek bar', `${ROLE} === 'slider'`);
      await tv.press('ArrowDown');
      await moveTo(tv, 'tracks', forward);
      await tv.press('Enter');
      await tv.see('the panel', `${ROLE} === 'radio'`);
      await audit(tv, 'the panel of tracks');
      await moveTo(tv, 'captions', 'ArrowDown');
      await tv.press('Enter');
      await tv.see('the look of subtitles', `${ITEM} === 'size m'`);
      await audit(tv, 'the panel of the look of subtitles');
      await tv.press('Escape', 'Escape', forward, 'Enter');
      await tv.see('the qualities', `${ITEM} === 'auto'`);
      await audit(tv, 'the panel of qualities');
      await tv.press('Escape', forward, 'Enter');
      await tv.see('what is to be known', `${ITEM} === 'close'`);
      await audit(tv, 'the panel of what is to be known');
      await tv.press('Escape', 'Space', 'ArrowUp', 'ArrowUp');
      await tv.see('the seek bar', `${ROLE} === 'slider'`);
      await tv.press(...Array<typeof forward>(7).fill(forward), 'Enter');
      await tv.see('what comes next', `Boolean(${ROOM}.querySelector('next-up'))`, 20_000);
      await audit(tv, 'what comes next');
    });
  });
}

const moveTo = (tv: Tv, item: string, key: KeyInput): Promise<void> =>
  pressUntil(tv, key, item, `${ITEM} === ${JSON.stringify(item)}`);

async function seeHome(bench: TvBench): Promise<Tv> {
  const tv = await bench.switchOn();
  await tv.see('Home with its first card focused', TITLE);
  return tv;
}
