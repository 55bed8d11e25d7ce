import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SD_VIDEO_HEIGHT } from './support/app.ts';
import { FOCUS_CHECK } from './support/focus-check.ts';
import { hide, show } from './support/hide.ts';
import { openLive } from './support/live.ts';
import { now, SUBTITLE } from './support/over-picture.ts';
import { ownComplaints, playFocused, seeHome, seePlaying } from './support/play-through.ts';
import { pressUntil } from './support/press-until.ts';
import type { Tv } from './support/tv.ts';
import { useTv } from './support/use-tv.ts';

const STATE = `document.querySelector('tv-app').player.get()`;

/** Key sessions that are open, and whether a picture was seen to move: `latchkeyMoved` is set back by the test. */
const WATCH = `${FOCUS_CHECK}
window.latchkeySessions = new Set();
const { createSession } = MediaKeys.prototype;
MediaKeys.prototype.createSession = function (...type) {
  const session = createSession.apply(this, type);
  latchkeySessions.add(session);
  session.closed.then(() => latchkeySessions.delete(session));
  return session;
};
document.addEventListener('timeupdate', ({ target }) => { if (!target.paused) window.latchkeyMoved = true; }, true);`;

const bench = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT });

const licenseCount = async (tv: Tv): Promise<number> =>
  (await tv.network()).filter(({ url }) => url.includes('ExpressPlayToken=')).length;

const seeNothingOpen = (tv: Tv): Promise<void> =>
  tv.see('neither decoder nor key session', `latchkeySessions.size === 0 && document.querySelector('video') === null`);

/** Once it is there again: one focus, and a picture that has not moved by itself. */
async function seePausedAt(tv: Tv, position: number): Promise<void> {
  await tv.see('a paused picture', `${STATE}.status === 'paused' && (latchkeyTest.video() || {}).frames > 0`, 20_000);
  const { time, paused } = (await tv.video()) ?? {};
  assert.equal(paused, true);
  assert.ok(Math.abs((time ?? NaN) - position) < 1, `left at ${position}, back at ${time}`);
  assert.equal(await tv.page.evaluate('latchkeyFocusFault()'), null);
  assert.equal(await tv.page.evaluate('latchkeyMoved'), false, 'nothing has moved, nothing was heard');
}

describe('An app that is hidden in mid-playback', () => {
  it('lets go of decoder and keys, and comes back to the same picture, paused, as it was chosen', async () => {
    const tv = await bench.switchOn(WATCH);
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
    await tv.press('s');
    await tv.see('a subtitle', `${SUBTITLE} !== ''`);
    await tv.page.evaluate(
      `document.querySelector('tv-app').dispatchEvent(new CustomEvent('player-command', { detail: { type: 'set-rate', rate: 1.5 } }))`,
    );
    await tv.see('another speed', `document.querySelector('video').playbackRate === 1.5`);
    await tv.press('ArrowRight', 'ArrowRight', 'Enter');
    await seePlaying(tv, 22);
    const licenses = await licenseCount(tv);
    const leftAt = (await tv.video())?.time ?? NaN;
    await hide(tv);
    await seeNothingOpen(tv);
    const keptAt = Number(await tv.page.evaluate(`${STATE}.position`));
    assert.ok(Math.abs(keptAt - leftAt) < 1, `${leftAt}, kept ${keptAt}`);
    assert.equal(await licenseCount(tv), licenses, 'nothing is asked for while nobody looks');

    await tv.page.evaluate('window.latchkeyMoved = false');
    await show(tv);
    await seePausedAt(tv, keptAt);
    await tv.press('Space');
    await seePlaying(tv, keptAt);
    assert.equal(await tv.page.evaluate(`document.querySelector('video').playbackRate`), 1.5);
    await tv.see('its subtitles', `${SUBTITLE} !== ''`);
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('does so again and again, also with a title that is still loading, which then plays', async () => {
    bench.app().backend.faults.delayMs.entitlements = 10_000;
    const tv = await bench.switchOn(WATCH);
    await seeHome(tv);
    await playFocused(tv);
    await tv.see('a title that loads', `['authorizing', 'loading'].includes(${STATE}.status)`);
    await hide(tv);
    await seeNothingOpen(tv);
    bench.app().backend.faults.reset();
    await show(tv);
    await seePlaying(tv);
    await hide(tv);
    const keptAt = Number(await tv.page.evaluate(`${STATE}.position`));
    await tv.page.evaluate('window.latchkeyMoved = false');
    for (let round = 0; round < 4; round += 1) {
      await show(tv);
      await hide(tv);
    }
    await show(tv);
    await seePausedAt(tv, keptAt);
    await tv.see('one picture', `document.querySelectorAll('video').length === 1`);
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('waits for a network that comes after it, as after a standby', async () => {
    const tv = await bench.switchOn(WATCH);
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
    await hide(tv);
    await seeNothingOpen(tv);
    const keptAt = Number(await tv.page.evaluate(`${STATE}.position`));
    await tv.page.setOfflineMode(true);
    await tv.page.evaluate('window.latchkeyMoved = false');
    await show(tv);
    const shownAt = await now(tv);
    await tv.see('a title that waits', `performance.now() > ${shownAt + 4000}`);
    assert.match(String(await tv.page.evaluate(`${STATE}.status`)), /authorizing|loading/);
    await tv.page.setOfflineMode(false);
    await seePausedAt(tv, keptAt);
    await tv.press('Space');
    await seePlaying(tv, keptAt);
  });

  it('comes back to a channel where it was left, within its window', async () => {
    const tv = await bench.switchOn(WATCH);
    await seeHome(tv);
    await openLive(tv);
    await tv.see('a live picture', `${STATE}.liveWindow && latchkeyTest.video().frames > 25`, 20_000);
    await hide(tv);
    await seeNothingOpen(tv);
    const keptAt = Number(await tv.page.evaluate(`${STATE}.position`));
    await tv.page.evaluate('window.latchkeyMoved = false');
    await show(tv);
    await seePausedAt(tv, keptAt);
    await tv.press('Space');
    await seePlaying(tv, keptAt);
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('comes back to the end of a film as to its last picture, and to Home as it was', async () => {
    const tv = await bench.switchOn(WATCH);
    await seeHome(tv);
    await hide(tv);
    await show(tv);
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
    await tv.page.evaluate(
      `document.querySelector('tv-app').dispatchEvent(new CustomEvent('player-command', { detail: { type: 'seek', seconds: 61 } }))`,
    );
    await tv.see('the end', `${STATE}.status === 'ended'`);
    await hide(tv);
    await seeNothingOpen(tv);
    await tv.page.evaluate('window.latchkeyMoved = false');
    await show(tv);
    await seePausedAt(tv, 60.44);
    await pressUntil(tv, 'Escape', 'Home', `(latchkeyTest.focus() || '').startsWith('Aurora, ')`, 4);
    await hide(tv);
    await show(tv);
    assert.equal(await tv.video(), null, 'nothing plays that was left');
    assert.deepEqual(ownComplaints(tv), []);
  });
});
