import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FILM_CUES } from '../../server/packager/film-cues.ts';
import { SD_VIDEO_HEIGHT } from '../flow/support/app.ts';
import { takeRemote, type PressCodes } from '../flow/support/key-codes.ts';
import {
  hasControls,
  readDeeds,
  seeControls,
  seeHint,
  seeNoControls,
  SUBTITLE,
  watchDeeds,
} from '../flow/support/over-picture.ts';
import {
  openDetails,
  ownComplaints,
  seeDetails,
  seeHome,
  seePaused,
  seePlaying,
} from '../flow/support/play-through.ts';
import { pressTo } from '../flow/support/press-until.ts';
import type { Tv } from '../flow/support/tv.ts';
import { useTv } from '../flow/support/use-tv.ts';
import { USER_AGENTS } from '../unit/platform/user-agents.ts';

/** Of both makers. */
const [PLAY, PAUSE, STOP, REWIND, FAST_FORWARD] = [415, 19, 413, 412, 417] as const;
const [RED, GREEN, YELLOW, BLUE] = [403, 404, 405, 406] as const;
/** Samsung's alone. */
const [PLAY_PAUSE, TRACK_PREVIOUS, TRACK_NEXT] = [10252, 10232, 10233] as const;
const [SAMSUNG_BACK, LG_BACK] = [10009, 461] as const;

const MAKERS = [
  { maker: 'Samsung', agent: USER_AGENTS['Tizen 6.5'], back: SAMSUNG_BACK, others: [LG_BACK] },
  {
    maker: 'LG',
    agent: USER_AGENTS['webOS 22'],
    back: LG_BACK,
    others: [SAMSUNG_BACK, PLAY_PAUSE, TRACK_PREVIOUS, TRACK_NEXT],
  },
] as const;

const FRENCH = JSON.stringify(FILM_CUES.map(({ lines }) => lines.fr.join(' ')));
const timeOf = async (tv: Tv): Promise<number> => (await tv.video())?.time ?? NaN;

const bench = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT });

async function switchOn(agent: string): Promise<{ tv: Tv; press: PressCodes }> {
  const tv = await bench.switchOn('', [`--user-agent=${agent}`]);
  await seeHome(tv);
  return { tv, press: await takeRemote(tv) };
}

for (const { maker, agent, back, others } of MAKERS) {
  describe(`The media and colour keys of ${maker}, by their codes`, () => {
    it('play the title in focus, seek with a hint and no controls, pause and go on; keys of the other maker do nothing', async () => {
      const { tv, press } = await switchOn(agent);
      await press(PLAY);
      await seePlaying(tv);
      await watchDeeds(tv);
      const from = await timeOf(tv);
      await press(FAST_FORWARD);
      await seeHint(tv, '+10 s');
      await tv.see('the seek to land', `latchkeyTest.video().time > ${from + 9}`);
      await press(REWIND);
      await seeHint(tv, '−10 s');
      await tv.see('the seek back to land', `latchkeyTest.video().time < ${from + 9}`);
      assert.equal(await hasControls(tv), false, 'nothing but a hint');
      await seePlaying(tv, await timeOf(tv));

      await press(...others, PAUSE);
      await seeHint(tv, 'Pause');
      await seePaused(tv);
      assert.deepEqual(await readDeeds(tv), ['seeking', 'seeking', 'pause']);
      await seeControls(tv);
      await press(PAUSE, REWIND);
      await tv.see('the seek to land', `latchkeyDeeds.length === 4`);
      assert.equal((await tv.video())?.paused, true, 'it does not toggle');
      await press(PLAY);
      await seeHint(tv, 'Play');
      await press(PLAY);
      await seePlaying(tv, await timeOf(tv));
      assert.deepEqual((await readDeeds(tv)).slice(3), ['seeking', 'play']);
      assert.deepEqual(ownComplaints(tv), []);
    });

    it('turn subtitles off, and on again in the last language; a colour without a meaning does nothing', async () => {
      const { tv, press } = await switchOn(agent);
      await press(RED, GREEN, BLUE, YELLOW);
      await tv.press('ArrowRight');
      await tv.see('the next card', `(latchkeyTest.focus() || '').startsWith('Saltwater')`);
      await press(PLAY);
      await seePlaying(tv);
      await chooseFrench(tv);
      await press(back, back);
      await seeNoControls(tv);
      await watchDeeds(tv);
      await press(YELLOW);
      await seeHint(tv, 'Subtitles: Off');
      await tv.see('no subtitle', `${SUBTITLE} === ''`);
      await press(YELLOW);
      await seeHint(tv, 'Subtitles: French');
      await tv.see('a subtitle in French', `${FRENCH}.includes(${SUBTITLE})`, 15_000);
      assert.equal(await hasControls(tv), false);

      await press(RED, GREEN, BLUE);
      await seeControls(tv);
      await press(back);
      await press(YELLOW);
      await seeHint(tv, 'Subtitles: Off');
      assert.deepEqual(await readDeeds(tv), [], 'the picture went on all the while');
      assert.equal(await tv.focus(), 'Saltwater', 'nothing lies over it');
      await seePlaying(tv, await timeOf(tv));
    });

    it('leave the player with Stop, whatever lies over the picture, and the app with Back', async () => {
      const { tv, press } = await switchOn(agent);
      await press(PLAY);
      await seePlaying(tv);
      await press(STOP);
      await seeHome(tv);
      assert.equal(await tv.video(), null);
      await openDetails(tv);
      await tv.press('Enter');
      await seePlaying(tv);
      await openTracks(tv);
      await press(STOP);
      await seeDetails(tv);
      assert.equal(await tv.video(), null, 'nothing plays behind Details');
      await press(...others);
      await press(back);
      await seeHome(tv);
      await press(back);
      await tv.see('the exit question', `latchkeyTest.focus() === 'Leave'`);
    });
  });
}

describe('Keys of Samsung alone', () => {
  it('toggle the picture, and jump from chapter to chapter', async () => {
    const { tv, press } = await switchOn(USER_AGENTS['Tizen 6.5']);
    await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight');
    await tv.see('Nocturne', `(latchkeyTest.focus() || '').startsWith('Nocturne')`);
    await press(PLAY_PAUSE);
    await seePlaying(tv);
    await press(PLAY_PAUSE);
    await seeHint(tv, 'Pause');
    await seePaused(tv);
    await press(PLAY_PAUSE);
    await seeHint(tv, 'Play');
    await seePlaying(tv, await timeOf(tv));
    for (const [code, start] of [
      [TRACK_NEXT, 15],
      [TRACK_NEXT, 30],
      [TRACK_PREVIOUS, 15],
    ] as const) {
      await press(code);
      await tv.see(`the chapter at ${start} s`, `Math.floor(latchkeyTest.video().time - ${start}) === 0`);
    }
    await seePlaying(tv, 15);
  });
});

async function openTracks(tv: Tv): Promise<void> {
  await tv.press('Enter');
  await seeControls(tv);
  await pressTo(tv, 'ArrowRight', 'Subtitles & audio');
  await tv.press('Enter');
  await tv.see('the panel', `latchkeyTest.focus() === 'English'`);
}

async function chooseFrench(tv: Tv): Promise<void> {
  await openTracks(tv);
  await tv.press('ArrowDown', 'ArrowDown');
  await pressTo(tv, 'ArrowDown', 'French');
  await tv.press('Enter');
  await tv.see('French chosen', `latchkeyTest.active().getAttribute('aria-checked') === 'true'`);
}
