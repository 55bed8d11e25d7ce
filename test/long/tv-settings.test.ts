import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SD_VIDEO_HEIGHT } from '../flow/support/app.ts';
import { takeRemote } from '../flow/support/key-codes.ts';
import {
  hasControls,
  outlastControls,
  seeControls,
  seeHiding,
  seeNoControls,
  SUBTITLE,
  SUBTITLE_LINES,
} from '../flow/support/over-picture.ts';
import { ownComplaints, seeHome, seePaused, seePlaying } from '../flow/support/play-through.ts';
import { pressTo } from '../flow/support/press-until.ts';
import type { Tv } from '../flow/support/tv.ts';
import { useTv } from '../flow/support/use-tv.ts';
import { USER_AGENTS } from '../unit/platform/user-agents.ts';

const [PLAY, YELLOW] = [415, 405] as const;

/**
 * A stand-in for `webapis.tvinfo` of a Samsung TV, whose menu has `menu`: captions by the numbers of Samsung's TVInfo API, and the
 * Voice Guide by the name of its key.
 */
const fakeTvInfo = (menu: Readonly<Record<string, number>>): string => `
window.fakeMenu = ${JSON.stringify(menu)};
window.webapis = {
  tvinfo: { TvInfoMenuKey: { VOICE_GUIDE_KEY: 'VOICE_GUIDE_KEY' }, getMenuValue: (key) => fakeMenu[key] },
};`;

/** A stand-in for the bridge to an LG TV's services, of which it has one: that of the settings, which are `fakeMenu`. */
const FAKE_LUNA = `
window.fakeMenu = { audioGuidance: 'on' };
window.PalmServiceBridge = class {
  call(url) {
    const hasService = url === 'luna://com.webos.settingsservice/getSystemSettings';
    const answer = hasService ? { returnValue: true, settings: fakeMenu } : { returnValue: false, errorCode: -1 };
    setTimeout(() => this.onservicecallback(JSON.stringify(answer)));
  }
};`;

/** By the numbers of Samsung's TVInfo API: extra large, yellow, no background, uniform edge. */
const CAPTION_MENU = { 2: 4, 4: 6, 7: 3, 8: 3 };

const MAKERS = [
  {
    maker: 'Samsung',
    agent: USER_AGENTS['Tizen 6.5'],
    api: fakeTvInfo({ VOICE_GUIDE_KEY: 1 }),
    off: 'fakeMenu.VOICE_GUIDE_KEY = 0',
  },
  { maker: 'LG', agent: USER_AGENTS['webOS 22'], api: FAKE_LUNA, off: `fakeMenu.audioGuidance = 'off'` },
] as const;

/** The page is in view all the while: a TV tells it so again after its own menu was over it. */
const COME_BACK = `document.dispatchEvent(new Event('visibilitychange'))`;

describe('What a viewer has set in the menu of the TV', () => {
  const bench = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT });

  async function seePicture(api: string, agent: string): Promise<Tv> {
    const tv = await bench.switchOn(api, [`--user-agent=${agent}`]);
    await seeHome(tv);
    await (
      await takeRemote(tv)
    )(PLAY);
    await seePlaying(tv);
    return tv;
  }

  for (const { maker, agent, api, off } of MAKERS) {
    it(`holds the controls of ${maker} while the set reads aloud, and no longer`, async () => {
      const tv = await seePicture(api, agent);
      await seeControls(tv);
      await tv.press('Enter');
      await seePaused(tv);
      await tv.press('Enter');
      await seePlaying(tv, (await tv.video())?.time ?? NaN);
      await outlastControls(tv);
      assert.equal(await hasControls(tv), true);
      await tv.page.evaluate(off);
      await seeHiding(tv, () => tv.page.evaluate(COME_BACK) as Promise<void>);
      assert.deepEqual(ownComplaints(tv), []);
    });
  }

  it('is how captions look on a Samsung TV, until the viewer wants them otherwise', async () => {
    const tv = await seePicture(fakeTvInfo(CAPTION_MENU), USER_AGENTS['Tizen 6.5']);
    await (
      await takeRemote(tv)
    )(YELLOW);
    await tv.see('a subtitle', `${SUBTITLE} !== ''`, 15_000);
    assert.deepEqual(await lookOf(tv), ['72px', 'rgb(255, 225, 77)', 'rgba(0, 0, 0, 0)', true]);
    await seeNoControls(tv);

    await tv.press('Enter');
    await seeControls(tv);
    await pressTo(tv, 'ArrowRight', 'Subtitles & audio');
    await tv.press('Enter');
    await tv.see('the panel', `latchkeyTest.focus() === 'English'`);
    await pressTo(tv, 'ArrowDown', 'Subtitle look…');
    await tv.press('Enter');
    await tv.see('what the TV said, as chosen', `latchkeyTest.focus() === 'XL'`);
    await tv.press('ArrowLeft', 'Enter');
    await tv.see('smaller letters', `latchkeyTest.focus() === 'L'`);
    await tv.see('a sample or a subtitle', `${SUBTITLE} !== ''`);
    assert.deepEqual(await lookOf(tv), ['56px', 'rgb(255, 225, 77)', 'rgba(0, 0, 0, 0)', true]);
    assert.deepEqual(ownComplaints(tv), []);
  });
});

/** Size, colour, background, and whether the letters have an edge. */
const lookOf = (tv: Tv): Promise<unknown> =>
  tv.page.evaluate(`(() => {
    const { fontSize, color, backgroundColor, textShadow } = getComputedStyle(${SUBTITLE_LINES}[0].parentNode);
    return [fontSize, color, backgroundColor, textShadow !== 'none'];
  })()`);
