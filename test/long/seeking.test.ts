import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { KeyInput } from 'puppeteer-core';
import { THUMBNAILS } from '../../server/packager/thumbnails.ts';
import { SD_VIDEO_HEIGHT } from '../flow/support/app.ts';
import { ownComplaints, playFocused, seeHome, seePlaying } from '../flow/support/play-through.ts';
import { alterDuration, COUNT_SEEKS, focusOn, goToNocturne, PREVIEW, SEEK_BAR } from '../flow/support/seeks.ts';
import type { Tv } from '../flow/support/tv.ts';
import { useTv } from '../flow/support/use-tv.ts';

const FILM_S = 6000;

/** How far the seek leads, as it is said, and when the press that led there was made. */
interface Rung {
  readonly hint: string;
  readonly atMs: number;
}

/** The time of each press, as the app is told it. */
const WATCH_PRESSES = `window.addEventListener('keydown', (event) => { window.pressedAt = event.timeStamp; }, true);`;
const RUNG = `new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve({
  hint: (/[+\\u2212]\\d+ s/.exec(latchkeyTest.text()) || [''])[0], atMs: pressedAt,
}))))`;

/** Each picture over the knob: the time it was shown for, which tile it is cut from, and where. The last of a time counts. */
const WATCH_PICTURES = `window.pictures = new Map(); window.tiles = new Map();
const look = () => {
  requestAnimationFrame(look);
  const image = ${PREVIEW} && ${PREVIEW}.shadowRoot.querySelector('img');
  if (!image) return;
  const { e, f } = new DOMMatrix(getComputedStyle(image).transform);
  pictures.set(${SEEK_BAR}.target, { url: image.src, x: -e, y: -f });
  if (!tiles.has(image.src)) tiles.set(image.src, fetch(image.src).then((tile) => tile.blob()).then((blob) => new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(',')[1]);
    reader.readAsDataURL(blob);
  })));
};
look();`;
const PICTURES = `Promise.all([...pictures].map(([target, { url, x, y }]) => tiles.get(url).then((tile) => ({ target, tile, x, y }))))`;

interface SeenPicture {
  readonly target: number;
  /** JPEG, in base64. */
  readonly tile: string;
  readonly x: number;
  readonly y: number;
}

const bench = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT });

/** Holds a key until a hint is read; the hints on the way, each with its first press. */
async function holdUntil(tv: Tv, key: KeyInput, last: string): Promise<readonly Rung[]> {
  const rungs: Rung[] = [];
  for (let presses = 0; rungs[rungs.length - 1]?.hint !== last; presses += 1) {
    await tv.page.keyboard.down(key);
    const rung = (await tv.page.evaluate(RUNG)) as Rung;
    if (rung.hint !== rungs[rungs.length - 1]?.hint) rungs.push(rung);
    assert.ok(rungs.length < 12 && presses < 2000, `${key}: ${rungs.map(({ hint }) => hint).join(' ')}`);
  }
  await tv.page.keyboard.up(key);
  return rungs;
}

/** 400 ms to the second rung, 200 ms to each one after it. */
function checkPace(rungs: readonly Rung[]): void {
  rungs.slice(1).forEach(({ hint, atMs }, index) => {
    const waited = atMs - (rungs[index]?.atMs ?? NaN);
    assert.ok(waited >= (index === 0 ? 400 : 200), `${hint} after ${waited} ms`);
  });
}

describe('Seeking', () => {
  it('in a long film climbs to a minute a step, starts anew when turned round, and moves nothing when given up', async () => {
    bench.app().backend.faults.alterMedia = alterDuration(FILM_S);
    const tv = await bench.switchOn();
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
    await tv.page.evaluate(`${COUNT_SEEKS}\n${WATCH_PRESSES}`);
    const focus = await tv.focus();

    const climb = await holdUntil(tv, 'ArrowRight', '+240 s');
    assert.equal(climb.map(({ hint }) => hint).join(), '+10 s,+30 s,+60 s,+120 s,+180 s,+240 s');
    checkPace(climb);
    const back = await holdUntil(tv, 'ArrowLeft', '+120 s');
    assert.equal(back.map(({ hint }) => hint).join(), '+230 s,+210 s,+180 s,+120 s');
    checkPace(back);
    await tv.press('Escape');
    await tv.see('no seek chosen', `!${PREVIEW} && !/[+\\u2212]\\d+ s/.test(latchkeyTest.text())`);
    const at = (await tv.video())?.time ?? NaN;
    await tv.see('the picture going on', `!latchkeyTest.video().paused && latchkeyTest.video().time > ${at + 1.5}`);
    assert.deepEqual(await tv.page.evaluate('seeks'), [], 'no real seek');
    assert.equal(await tv.focus(), focus);

    await tv.press('ArrowRight', 'Enter');
    await tv.see('the next seek, from where the picture is', 'seeks.length > 0');
    const [landed = NaN, ...others] = (await tv.page.evaluate('seeks')) as number[];
    assert.ok(landed > at + 11 && landed < at + 20, `from ${at} to ${landed}`);
    assert.deepEqual(others, []);
  });

  it('shows the chapters at their places, and over the knob the picture of the time it would lead to', async () => {
    const tv = await bench.switchOn();
    await seeHome(tv);
    await goToNocturne(tv);
    await playFocused(tv);
    await focusOn(tv, 'Skip intro');
    await tv.page.evaluate(WATCH_PICTURES);
    await tv.press('Enter');
    await tv.see('a picture after the intro', 'latchkeyTest.video().time >= 14');
    await tv.press('ArrowUp');
    await tv.see('the controls', `latchkeyTest.focus() === 'Pause'`);
    const places = `(() => {
      const root = ${SEEK_BAR}.shadowRoot;
      const line = root.querySelector('.line').getBoundingClientRect();
      return [...root.querySelectorAll('.mark')].map((mark) => (mark.getBoundingClientRect().left - line.left) / line.width);
    })()`;
    const duration = Number(await tv.page.evaluate(`${SEEK_BAR}.end`));
    assert.ok(Math.abs(duration - 61.44) < 0.1, `${duration}`);
    const marks = (await tv.page.evaluate(places)) as number[];
    assert.equal(marks.length, 3, 'none at the start');
    for (const [index, start] of [15, 30, 45].entries()) {
      assert.ok(Math.abs((marks[index] ?? NaN) - start / duration) < 0.002, `${start} s at ${marks[index]}`);
    }

    await tv.press('Escape');
    for (const at of [20, 30, 40, 50]) {
      await tv.press('ArrowRight');
      await tv.see(`a picture near ${at} s`, `[...pictures.keys()].some((target) => target > ${at})`);
    }
    checkPictures((await tv.page.evaluate(PICTURES)) as SeenPicture[], await fetchTiles());
    assert.deepEqual(ownComplaints(tv), []);
  });
});

/** JPEG in base64, in their order. */
async function fetchTiles(): Promise<readonly string[]> {
  return Promise.all(
    Array.from({ length: THUMBNAILS.tileCount }, async (_, index) => {
      const tile = await fetch(new URL(`media/nocturne/thumbnails/${index + 1}.jpg`, bench.app().url));
      return Buffer.from(await tile.arrayBuffer()).toString('base64');
    }),
  );
}

function checkPictures(seen: readonly SeenPicture[], tiles: readonly string[]): void {
  const { columns, rows, width, height, interval } = THUMBNAILS;
  const usedTiles = new Set<number>();
  for (const { target, tile, x, y } of seen) {
    const index = Math.floor(target / interval);
    const onTile = index % (columns * rows);
    const tileIndex = Math.floor(index / (columns * rows));
    usedTiles.add(tileIndex);
    assert.deepEqual(
      { x, y, tile: digest(tile) },
      {
        x: (onTile % columns) * width,
        y: Math.floor(onTile / columns) * height,
        tile: digest(tiles[tileIndex] ?? ''),
      },
      `at ${target} s`,
    );
  }
  assert.deepEqual([...usedTiles].sort(), [0, 1], 'of both tiles');
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
