import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SD_VIDEO_HEIGHT } from '../flow/support/app.ts';
import {
  hasControls,
  HIDE_AFTER_MS,
  HINT,
  now,
  openPicture,
  outlastControls,
  readDeeds,
  seeControls,
  seeHiding,
  seeHint,
  seeNoControls,
} from '../flow/support/over-picture.ts';
import { ownComplaints, seePaused, seePlaying } from '../flow/support/play-through.ts';
import { pressTo } from '../flow/support/press-until.ts';
import { useTv } from '../flow/support/use-tv.ts';

describe('The controls over the picture', () => {
  const bench = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT });

  it('come at the first key, which does nothing else, and go 5 s after the last', async () => {
    const tv = await openPicture(bench);
    assert.equal(await hasControls(tv), false);
    await tv.press('Enter');
    await seeControls(tv);
    assert.equal(await tv.focus(), 'Pause');
    // Not the key that woke them: the one after it counts.
    const woken = await now(tv);
    await tv.see('some of the time', `performance.now() > ${woken + HIDE_AFTER_MS / 2}`);
    await seeHiding(tv, () => tv.press('ArrowRight'));
    assert.deepEqual(await readDeeds(tv), [], 'it played on');
    assert.equal(await tv.focus(), 'Aurora');
    await seePlaying(tv, (await tv.video())?.time ?? NaN);
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('stay while paused, unless the viewer wants them gone, and go once it plays again', async () => {
    const tv = await openPicture(bench);
    await tv.press('Enter', 'Enter');
    await tv.see('a picture that stands still', `latchkeyTest.video().paused && latchkeyTest.focus() === 'Play'`);
    await outlastControls(tv);
    assert.equal(await hasControls(tv), true);
    await seeHiding(tv, () => tv.press('Enter'));
    assert.deepEqual(await readDeeds(tv), ['pause', 'play']);
    await tv.press('Space');
    await seeControls(tv);
    await tv.press('Escape');
    await seeNoControls(tv);
    assert.equal((await tv.video())?.paused, true);
  });

  it('stay under an open panel, and so does that', async () => {
    const tv = await openPicture(bench);
    await tv.press('Enter');
    await seeControls(tv);
    await pressTo(tv, 'ArrowRight', 'Quality');
    await tv.press('Enter');
    await tv.see('the panel', `latchkeyTest.active().getAttribute('role') === 'radio'`);
    await outlastControls(tv);
    assert.equal(await tv.page.evaluate(`latchkeyTest.active().getAttribute('role')`), 'radio', 'the panel is there');
    await seeHiding(tv, async () => {
      await tv.press('Escape');
      await tv.see('the button that opened it', `latchkeyTest.focus() === 'Quality'`);
    });
    assert.deepEqual(await readDeeds(tv), []);
  });
});

describe('A key with the controls hidden', () => {
  const bench = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT });

  it('says with a small hint what it does, and wakes nothing', async () => {
    const tv = await openPicture(bench);
    const from = (await tv.video())?.time ?? NaN;
    await tv.press('ArrowRight');
    await seeHint(tv, '+10 s');
    await tv.press('ArrowRight');
    await seeHint(tv, '+20 s');
    await tv.see('the seek to land', `latchkeyTest.video().time > ${from + 19}`);
    await tv.see('no hint', `${HINT} === ''`);
    await tv.press('ArrowLeft');
    await seeHint(tv, '−10 s');
    await tv.press('Enter');
    await tv.see('the seek back, at once', `latchkeyDeeds.length === 2 && latchkeyTest.video().time < ${from + 19}`);
    assert.equal(await hasControls(tv), false);
    await tv.press('ArrowLeft');
    await seeHint(tv, '−10 s');
    await tv.press('Escape');
    await tv.see('no hint', `${HINT} === ''`);

    await tv.press('Space');
    await seeHint(tv, 'Pause');
    await seeControls(tv);
    await seePaused(tv);
    await tv.press('Space');
    await seeHint(tv, 'Play');
    await tv.see('no hint', `${HINT} === ''`);
    assert.deepEqual(await readDeeds(tv), ['seeking', 'seeking', 'pause', 'play'], 'what was given up was no seek');
    assert.deepEqual(ownComplaints(tv), []);
  });
});
