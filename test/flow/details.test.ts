import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SD_VIDEO_HEIGHT, startApp, type RunningApp } from './support/app.ts';
import { openDetails, ownComplaints, playFocused, seeDetails, seeHome, seePlaying } from './support/play-through.ts';
import { Tv } from './support/tv.ts';

/** Where each playback had its first moving picture, in seconds. */
const WATCH_STARTS = `
window.startedAt = [];
document.addEventListener('playing', ({ target }) => {
  if (target.dataset.hasStarted) return;
  target.dataset.hasStarted = 'yes';
  startedAt.push(target.currentTime);
}, true);`;

const RESUMES = /^Resume at (\d+):(\d\d)$/;

describe('A title, from its card to its picture and back', () => {
  let app: RunningApp;
  let tv: Tv;
  before(async () => {
    app = await startApp({ maxVideoHeight: SD_VIDEO_HEIGHT });
    tv = await Tv.switchOn(app.url, [], WATCH_STARTS);
    await seeHome(tv);
  });
  after(async () => {
    await tv.switchOff();
    await app.stop();
  });

  const grants = async (): Promise<number> =>
    (await tv.network()).filter(({ method, url }) => method === 'POST' && url.endsWith('/entitlements')).length;
  const lastStart = async (): Promise<number> => Number(await tv.page.evaluate('startedAt[startedAt.length - 1]'));
  /** In seconds, as the first button of Details says it. */
  async function offered(): Promise<number> {
    const [, minutes, seconds] = RESUMES.exec((await tv.focus()) ?? '') ?? [];
    assert.ok(minutes !== undefined && seconds !== undefined, `${await tv.focus()}`);
    return Number(minutes) * 60 + Number(seconds);
  }
  /** The words leave out what is less than a second. */
  function assertNear(startedAt: number, place: number): void {
    assert.ok(startedAt > place - 1 && startedAt < place + 2, `began at ${startedAt}, stood at ${place}`);
  }

  it('opens its details on OK, with Play focused, and plays with the grant that was prepared', async () => {
    await openDetails(tv);
    assert.equal(await tv.focus(), 'Play');
    const text = await tv.text();
    for (const part of ['Aurora', '2025', 'Protected', 'will not keep to their charts']) {
      assert.ok(text.includes(part), `${part} in: ${text}`);
    }
    await tv.see(
      'what this TV will play it with, and why no more',
      `/On this TV ClearKey, up to 360p Pictures here go up to 360p\\./.test(latchkeyTest.text())`,
    );
    await tv.press('Enter');
    await seePlaying(tv);
    assert.equal(await grants(), 1);
    assert.ok((await lastStart()) < 1);
  });

  it('offers to resume when the viewer is back, and resumes within a second of it', async () => {
    await tv.press('ArrowRight', 'ArrowRight', 'Enter');
    await seePlaying(tv, 20);
    await tv.press('Escape');
    await seeDetails(tv);
    const place = await offered();
    assert.ok(place >= 20, `${place}`);
    await tv.press('Enter');
    await seePlaying(tv, place);
    assertNear(await lastStart(), place);
    assert.equal(await grants(), 1, 'and asks nobody again');
  });

  it('begins at the start where the viewer wants that', async () => {
    await tv.press('Escape');
    await seeDetails(tv);
    await tv.press('ArrowRight');
    await tv.see('the other button', `latchkeyTest.focus() === 'From the start'`);
    await tv.press('Enter');
    await seePlaying(tv);
    assert.ok((await lastStart()) < 1);
    await tv.press('ArrowRight', 'ArrowRight', 'Enter');
    await seePlaying(tv, 20);
  });

  it('is the first rail of Home from then on, and the focus stays where it was', async () => {
    await tv.press('Escape');
    await seeDetails(tv);
    const place = await offered();
    await tv.press('Escape');
    await seeHome(tv);
    assert.doesNotMatch((await tv.focus()) ?? '', /Resume/);
    await tv.press('ArrowUp');
    await tv.see('the card of what is under way', `/^Aurora.*Resume at 0:${place}$/.test(latchkeyTest.focus())`);
    await tv.see('its rail above the others', `/Continue watching.*Tonight on Latchkey/.test(latchkeyTest.text())`);
  });

  it('is so after a restart too, and the Play key resumes it', async () => {
    await tv.page.reload();
    await tv.see('the card of what is under way', `/^Aurora.*Resume at/.test(latchkeyTest.focus())`);
    const place = Number(/\d\d$/.exec((await tv.focus()) ?? '')?.[0]);
    await playFocused(tv);
    await seePlaying(tv, place);
    assertNear(await lastStart(), place);
    await tv.press('Escape');
    await tv.see('Home', `/^Aurora.*Resume at/.test(latchkeyTest.focus())`);
  });

  it('leaves nothing in the console', () => assert.deepEqual(ownComplaints(tv), []));
});
