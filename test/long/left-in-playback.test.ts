import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SD_VIDEO_HEIGHT } from '../flow/support/app.ts';
import { openDetails, ownComplaints, playFocused, seeHome, seePlaying } from '../flow/support/play-through.ts';
import { useTv } from '../flow/support/use-tv.ts';

/** Where the picture was when the page was left, and where each playback began; in seconds. */
const WATCH = `
addEventListener('pagehide', () => {
  const video = document.querySelector('video');
  if (video) sessionStorage.setItem('leftAt', video.currentTime);
}, true);
document.addEventListener('playing', ({ target }) => { if (!('startedAt' in window)) window.startedAt = target.currentTime; }, true);`;

/** The place that the journal's last entry has, in seconds. */
const WRITTEN = `['latchkey.watched.0', 'latchkey.watched.1']
  .map((key) => JSON.parse(localStorage.getItem(key) || '{"write":-1,"entries":[]}'))
  .reduce((one, other) => (other.write > one.write ? other : one))
  .entries.reduce((position, entry) => (entry.titleId === 'aurora' ? entry.position : position), -1)`;

const bench = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT });

describe('A page that is left in mid-playback', () => {
  it('offers to resume within a second of the picture, however old the last regular entry was', async () => {
    const tv = await bench.switchOn(WATCH);
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
    await tv.press('ArrowRight', 'Enter');
    await tv.see(
      'a picture that has left its last entry behind',
      `(() => { const written = ${WRITTEN}; const { time } = latchkeyTest.video(); return written > 11 && time > written + 2.2; })()`,
      20_000,
    );
    await tv.page.goto('about:blank');
    await tv.page.goto(bench.app().url);
    await tv.see('the card of what is under way', `/^Aurora.*Resume at/.test(latchkeyTest.focus())`);
    const leftAt = Number(await tv.page.evaluate(`sessionStorage.getItem('leftAt')`));
    const written = Number(await tv.page.evaluate(WRITTEN));
    assert.ok(written > leftAt - 1 && written <= leftAt, `left at ${leftAt}, written ${written}`);
    await openDetails(tv);
    assert.equal(await tv.focus(), `Resume at 0:${String(Math.floor(written)).padStart(2, '0')}`);
    await tv.press('Enter');
    await seePlaying(tv, leftAt);
    const startedAt = Number(await tv.page.evaluate('startedAt'));
    assert.ok(Math.abs(startedAt - leftAt) < 1, `left at ${leftAt}, began at ${startedAt}`);
    assert.deepEqual(ownComplaints(tv), []);
  });
});
