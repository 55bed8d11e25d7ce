import assert from 'node:assert/strict';
import { ownComplaints } from './play-through.ts';
import type { Tv } from './tv.ts';

const BANNER = 'No connection. Playback goes on by itself when it is back.';

/** Waits until nothing more can be played and the banner says why. */
export async function seeStalledOffline(tv: Tv, timeoutMs = 10_000): Promise<number> {
  await tv.see('the banner', `latchkeyTest.text().includes(${JSON.stringify(BANNER)})`, timeoutMs);
  await tv.see('a picture that waits', `document.querySelector('video').readyState < 3`, timeoutMs);
  return (await tv.video())?.time ?? NaN;
}

/** Back on the network: plays on from where it stalled, without a key. */
export async function seePlayingOn(tv: Tv, stalledAt: number): Promise<void> {
  const script = `document.querySelector('video').addEventListener('playing', (event) => { window.playedOnAt ??= event.target.currentTime; })`;
  await tv.page.evaluate(script);
  await tv.page.setOfflineMode(false);
  await tv.see(
    'a picture that moves again',
    `window.playedOnAt && latchkeyTest.video().time > ${stalledAt + 2}`,
    15_000,
  );
  const playedOnAt = Number(await tv.page.evaluate('window.playedOnAt'));
  assert.ok(Math.abs(playedOnAt - stalledAt) < 1, `stalled at ${stalledAt}, played on at ${playedOnAt}`);
  assert.ok(!(await tv.text()).includes(BANNER), 'the banner is gone');
  assert.deepEqual(ownComplaints(tv), []);
}
