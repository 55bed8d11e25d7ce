import assert from 'node:assert/strict';
import { AUTHENTICATOR, MAX_VIDEO_HEIGHT } from './app.ts';
import { keysOf, licenseExchanges, placesOf, spellings } from './secrets.ts';
import type { Tv } from './tv.ts';

/** Waits until Home is there and has the focus on its first card. */
export async function seeHome(tv: Tv): Promise<void> {
  await tv.see('Home with its first card focused', `(latchkeyTest.focus() || '').startsWith('Aurora')`);
}

/** As a viewer to whom nothing is left to resume, from the next start on. */
export const forgetWatched = (tv: Tv): Promise<unknown> =>
  tv.page.evaluate(`new Promise((resolve) => {
    ['latchkey.watched.0', 'latchkey.watched.1'].forEach((key) => localStorage.removeItem(key));
    // Gone when the page is, which has it open.
    indexedDB.deleteDatabase('latchkey.watched').onblocked = resolve;
  })`);

/** Waits until the picture moves: two seconds in, more than half of the frames decoded. */
export async function seePlaying(tv: Tv, from = 0): Promise<void> {
  await tv.see(
    'a moving picture',
    `(() => { const v = latchkeyTest.video(); return v && !v.paused && v.time > ${from + 2} && v.frames > 25; })()`,
  );
}

/** Waits until the picture stands still, and the app knows: a key for both would else pause it once more. */
export const seePaused = (tv: Tv): Promise<void> =>
  tv.see(
    'a picture that stands still',
    `latchkeyTest.video().paused && document.querySelector('tv-app').player.get().status === 'paused'`,
  );

/** With the Play key, which plays the title in focus at once, on Home and on Details. */
export const playFocused = (tv: Tv): Promise<void> => tv.press('Space');

/** With OK, from the card in focus: Details, whose first button has the focus. */
export async function openDetails(tv: Tv): Promise<void> {
  await tv.press('Enter');
  await seeDetails(tv);
}

export const seeDetails = (tv: Tv): Promise<void> =>
  tv.see('Details with their first button focused', `${DETAILS} && /^(Play|Resume at)/.test(latchkeyTest.focus())`);

const DETAILS = `document.querySelector('tv-app').shadowRoot.querySelector('details-screen')`;

/** From Home to a protected picture, through its Details and it and back, with keys alone. */
export async function playThrough(tv: Tv): Promise<void> {
  await seeHome(tv);
  await openDetails(tv);
  await tv.press('Enter');
  await seePlaying(tv);
  assert.ok(((await tv.video())?.height ?? Infinity) <= MAX_VIDEO_HEIGHT, 'the picture is capped');

  await tv.press('ArrowRight', 'ArrowRight');
  await tv.see('the seek to land', 'latchkeyTest.video().time > 20');
  await seePlaying(tv, 20);

  await tv.press('ArrowUp');
  await tv.see('the controls', `latchkeyTest.focus() === 'Pause'`);
  await tv.press('Enter');
  await tv.see('a picture that stands still', `latchkeyTest.video().paused && latchkeyTest.focus() === 'Play'`);

  await tv.press('Escape', 'Escape');
  await seeDetails(tv);
  assert.equal(await tv.video(), null, 'nothing plays behind Details');
  await tv.press('Escape');
  await seeHome(tv);
}

/** What must hold of the network after a protected playback. */
export async function checkSecrets(tv: Tv): Promise<void> {
  const exchanges = await tv.network();
  const licenses = licenseExchanges(exchanges);
  const hasChosenHd = exchanges.some(({ url }) => /-720\/init\.mp4$/.test(url));
  const keyCount = hasChosenHd ? 3 : 2;
  assert.equal(licenses.length, keyCount, 'one license per key: audio, SD, and HD once it was chosen');
  for (const { url, status } of licenses) {
    assert.equal(status, 200);
    assert.match(new URL(url).searchParams.get('ExpressPlayToken') ?? '', /^[\w-]{40,}$/);
  }
  const keys = keysOf(licenses);
  assert.equal(new Set(keys).size, keyCount);
  const others = exchanges.filter((exchange) => !licenses.includes(exchange));
  assert.ok(others.length > 10, 'the rest of the network was seen as well');
  for (const key of keys) assert.deepEqual(placesOf(spellings(key), others), [], 'a key stands in a license only');
  const [account = '', secret = ''] = AUTHENTICATOR.split(',');
  assert.deepEqual(placesOf([`${account},`, ...spellings(secret)], exchanges), [], 'the authenticator never leaves');
}

/** Chromium's advice for Widevine requests without a robustness level: asking for less is what old sets need. */
const ADVICE = 'It is recommended that a robustness level be specified';

/** The app's one line per failure, for developers. A failed request is said by the browser itself; nothing else may be said. */
export function ownComplaints(tv: Tv): readonly string[] {
  const isExpected = (line: string): boolean => line.startsWith(ADVICE) || line.startsWith('Failed to load resource');
  return tv.complaints.filter((line) => !isExpected(line));
}
