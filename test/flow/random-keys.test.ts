import { describe, it } from 'node:test';
import { SD_VIDEO_HEIGHT } from './support/app.ts';
import { takeRemote } from './support/key-codes.ts';
import { seeHome } from './support/play-through.ts';
import { leadOut, pressRandomKeys, type Remote } from './support/random-keys.ts';
import { useTv } from './support/use-tv.ts';

const COUNT = 500;
const QUESTION_MARK = 191;
/** Its letters B, J, K, L, M, N and S; then Backspace, and keys that mean nothing to the app. */
const LETTERS = [66, 74, 75, 76, 77, 78, 83];
/** A keyboard: Escape, space, and the others. */
const KEYBOARD: Remote = {
  back: 27,
  playPause: 32,
  others: [...LETTERS, QUESTION_MARK, 8, 9, 65, 112],
  hasPointer: false,
};

describe('Random keys', () => {
  const { switchOn } = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT });

  it('can be any that the app knows: ? shows which these are', async () => {
    const tv = await switchOn();
    await seeHome(tv);
    const press = await takeRemote(tv);
    await press(QUESTION_MARK);
    await tv.see('the list of keys', `latchkeyTest.focus() === 'Close' && latchkeyTest.text().includes('J, L')`);
    await press(QUESTION_MARK);
    await seeHome(tv);
  });

  for (const seed of [20_261, 1_963]) {
    it(`leave exactly one visible focus after each of ${COUNT}, seed ${seed}; Back leads out, and a title plays`, async () => {
      const tv = await switchOn();
      await seeHome(tv);
      await pressRandomKeys(tv, KEYBOARD, { seed, count: COUNT });
      await leadOut(tv, KEYBOARD);
    });
  }
});
