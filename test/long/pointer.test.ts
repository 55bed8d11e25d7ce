import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SD_VIDEO_HEIGHT } from '../flow/support/app.ts';
import { seeRest } from '../flow/support/at-rest.ts';
import {
  hasControls,
  openPicture,
  readDeeds,
  ROOM,
  seeControls,
  seeHiding,
  seeHint,
  seeNoControls,
} from '../flow/support/over-picture.ts';
import { ownComplaints, seeDetails, seeHome, seePlaying } from '../flow/support/play-through.ts';
import type { Tv } from '../flow/support/tv.ts';
import { useTv } from '../flow/support/use-tv.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const HOME = `document.querySelector('tv-app').shadowRoot.querySelector('home-screen').shadowRoot`;
const BAR = `${ROOM}.querySelector('seek-bar').shadowRoot.querySelector('.bar')`;
const FOCUS = 'latchkeyTest.active()';
const buttonOf = (item: string): string => `${ROOM}.querySelector('[data-focus="${item}"]')`;
const focusStarts = (tv: Tv, name: string): Promise<void> =>
  tv.see(`the focus on ${name}`, `(latchkeyTest.focus() || '').startsWith(${JSON.stringify(name)})`);

/** Where an element is, once nothing moves any more. */
async function boxOf(tv: Tv, element: string): Promise<Box> {
  await seeRest(tv);
  const box = `(({ x, y, width, height }) => ({ x, y, width, height }))(${element}.getBoundingClientRect())`;
  return (await tv.page.evaluate(box)) as Box;
}

/** As a hand does, through several places: the first that a page hears of is no movement yet. */
const moveTo = (tv: Tv, x: number, y: number): Promise<void> => tv.page.mouse.move(x, y, { steps: 3 });

/** `share` of its width from the left, and half of its height. */
async function click(tv: Tv, element: string, share = 0.5): Promise<void> {
  const { x, y, width, height } = await boxOf(tv, element);
  await tv.page.mouse.click(x + share * width, y + height / 2);
}

describe('A pointer, such as that of a Magic Remote', () => {
  const bench = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT });

  it('moves the focus of Home, and its wheel goes from rail to rail', async () => {
    const tv = await bench.switchOn();
    await seeHome(tv);
    const [first, second] = [await tv.focus(), `${HOME}.querySelectorAll('.rail.current title-card')[2]`];
    const top = (await boxOf(tv, FOCUS)).y;
    await tv.page.mouse.wheel({ deltaY: 100 });
    await tv.see(
      'the rail below, in its place',
      `${HOME}.querySelector('.rail.current h2').textContent === 'Short films'`,
    );
    await focusStarts(tv, 'Nocturne');
    const there = (await boxOf(tv, FOCUS)).y;
    assert.ok(Math.abs(there - top) < 2, `the rails have moved up: ${there} is ${top}`);
    await tv.see(
      'the time between two notches',
      `performance.now() > ${(await tv.page.evaluate('performance.now()')) as number} + 200`,
    );
    await tv.page.mouse.wheel({ deltaY: -100 });
    await tv.see('the first card again', `latchkeyTest.focus() === ${JSON.stringify(first)}`);

    const { x, y } = await boxOf(tv, second);
    await moveTo(tv, x + 40, y + 40);
    await focusStarts(tv, 'Glasshouse');
    await tv.press('ArrowLeft');
    await focusStarts(tv, 'Saltwater');
    await tv.page.mouse.click(x + 40, y + 40);
    await seeDetails(tv);
    assert.match(await tv.text(), /Glasshouse/);
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('wakes the controls over the picture, presses their buttons and seeks where it clicks on the bar', async () => {
    const tv = await openPicture(bench);
    assert.equal(await hasControls(tv), false);
    await seeHiding(tv, () => moveTo(tv, 700, 300));
    await moveTo(tv, 720, 320);
    await seeControls(tv);
    await click(tv, BAR, 0.5);
    await tv.see('the middle of the film', `Math.abs(latchkeyTest.video().time - 30.7) < 3`);
    await seePlaying(tv, 30);
    assert.deepEqual(await readDeeds(tv), ['seeking'], 'once, and at once');
    await seeControls(tv);
    await click(tv, buttonOf('play-pause'));
    await tv.see('a picture that stands still', `latchkeyTest.video().paused && latchkeyTest.focus() === 'Play'`);
    await click(tv, buttonOf('play-pause'));
    await seePlaying(tv, (await tv.video())?.time ?? NaN);
    await click(tv, buttonOf('back'));
    await tv.see('the seek to land', `latchkeyDeeds.length === 4 && latchkeyTest.video().time < 30`);
    await click(tv, buttonOf('quality'));
    await tv.see('the panel', `latchkeyTest.active().getAttribute('role') === 'radio'`);
    assert.deepEqual(await readDeeds(tv), ['seeking', 'pause', 'play', 'seeking']);
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('seeks by 10 s at each notch of its wheel over the picture', async () => {
    const tv = await openPicture(bench);
    const from = (await tv.video())?.time ?? NaN;
    await tv.page.mouse.wheel({ deltaY: -100 });
    await seeHint(tv, '+10 s');
    await tv.see('the seek to land', `latchkeyTest.video().time > ${from + 9.5}`);
    const landed = (await tv.video())?.time ?? NaN;
    assert.ok(landed < from + 13, `${landed} is 10 s after ${from}`);
    await tv.page.mouse.wheel({ deltaY: 100 });
    await seeHint(tv, '−10 s');
    await tv.see('the seek back to land', `latchkeyTest.video().time < ${landed}`);
    assert.deepEqual(await readDeeds(tv), ['seeking', 'seeking']);
    await seeNoControls(tv);
    assert.deepEqual(ownComplaints(tv), []);
  });
});
