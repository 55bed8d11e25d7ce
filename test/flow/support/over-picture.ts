import assert from 'node:assert/strict';
import { playFocused, seeHome, seePlaying } from './play-through.ts';
import type { Tv } from './tv.ts';

/** Evaluated in the page while there is a picture: what lies over it. */
export const ROOM = `document.querySelector('tv-app').shadowRoot.querySelector('player-screen').shadowRoot.querySelector('player-room').shadowRoot`;

const HAS_CONTROLS = `(${ROOM}.querySelector('.buttons') !== null)`;

/** What a key has just done, as the small hint says it; empty where there is none. */
export const HINT = `((hint) => (hint ? hint.textContent.trim() : ''))(${ROOM}.querySelector('mini-hint').shadowRoot.querySelector('p'))`;

export const SUBTITLE_LINES = `[...${ROOM}.querySelector('subtitle-layer').shadowRoot.querySelectorAll('p .line')]`;

/** What stands in the subtitle layer, in one line. */
export const SUBTITLE = `${SUBTITLE_LINES}.map((line) => line.textContent).join(' ')`;

/** Controls that nothing holds go after 5 s without a key. */
export const HIDE_AFTER_MS = 5000;

export const hasControls = (tv: Tv): Promise<unknown> => tv.page.evaluate(HAS_CONTROLS);

export const seeControls = (tv: Tv): Promise<void> => tv.see('the controls', HAS_CONTROLS);

export const seeNoControls = (tv: Tv, timeoutMs?: number): Promise<void> =>
  tv.see('no controls', `!${HAS_CONTROLS}`, timeoutMs);

/** On the page's monotonic clock, in milliseconds. */
export const now = async (tv: Tv): Promise<number> => Number(await tv.page.evaluate('performance.now()'));

/** Sees the time pass after which controls that nothing holds are gone. */
export async function outlastControls(tv: Tv): Promise<void> {
  const until = (await now(tv)) + HIDE_AFTER_MS + 700;
  await tv.see('longer than controls stay', `performance.now() > ${until}`);
}

/** Sees controls go by themselves, 5 s after what is done last. */
export async function seeHiding(tv: Tv, last: () => Promise<void>): Promise<void> {
  const from = await now(tv);
  await last();
  await seeControls(tv);
  await seeNoControls(tv, 3 * HIDE_AFTER_MS);
  assert.ok((await now(tv)) - from >= HIDE_AFTER_MS, 'not earlier');
}

export const seeHint = (tv: Tv, text: string): Promise<void> =>
  tv.see(`the hint “${text}”`, `${HINT} === ${JSON.stringify(text)}`);

/** Writes down each `play`, `pause` and `seeking` of the picture that is there, for {@link readDeeds}. */
export const watchDeeds = (tv: Tv): Promise<unknown> =>
  tv.page.evaluate(`{
    const deeds = (window.latchkeyDeeds = []);
    for (const type of ['play', 'pause', 'seeking'])
      document.querySelector('video').addEventListener(type, () => deeds.push(type));
  }`);

/** The first title of Home, playing, and what is done with it from now on written down. */
export async function openPicture(bench: { switchOn(): Promise<Tv> }): Promise<Tv> {
  const tv = await bench.switchOn();
  await seeHome(tv);
  await playFocused(tv);
  await seePlaying(tv);
  await watchDeeds(tv);
  return tv;
}

export const readDeeds = (tv: Tv): Promise<string[]> => tv.page.evaluate('latchkeyDeeds') as Promise<string[]>;
