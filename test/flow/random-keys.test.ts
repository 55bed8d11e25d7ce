import { describe, it } from 'node:test';
import { SD_VIDEO_HEIGHT } from './support/app.ts';
import { seeHome } from './support/play-through.ts';
import { leadOut, pressRandomKeys, type Remote } from './support/random-keys.ts';
import { useTv } from './support/use-tv.ts';

const COUNT = 500;
/** A keyboard: Escape, space, and keys that mean nothing to the app. */
const KEYBOARD: Remote = { back: 27, playPause: 32, others: [8, 9, 65, 77, 83, 112, 191], hasPointer: false };

describe('Random keys', () => {
  const { switchOn } = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT });
  for (const seed of [20_261, 1_963]) {
    it(`leave exactly one visible focus after each of ${COUNT}, seed ${seed}; Back leads out, and a title plays`, async () => {
      const tv = await switchOn();
      await seeHome(tv);
      await pressRandomKeys(tv, KEYBOARD, { seed, count: COUNT });
      await leadOut(tv, KEYBOARD);
    });
  }
});
