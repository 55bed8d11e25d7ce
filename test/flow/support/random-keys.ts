import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CDPSession } from 'puppeteer-core';
import { FOCUS_CHECK } from './focus-check.ts';
import { pressCode } from './key-codes.ts';
import { ownComplaints } from './play-through.ts';
import type { Tv } from './tv.ts';

/** Codes of the keys that somebody presses who presses anything. */
export interface Remote {
  readonly back: number;
  readonly playPause: number;
  /** Media and colour keys, and some that the app does not know. */
  readonly others: readonly number[];
  /** A Magic Remote, or a mouse. */
  readonly hasPointer: boolean;
}

type Act =
  | { readonly key: number; readonly repeats: number }
  /** In parts of the screen's width and height. */
  | { readonly point: readonly [number, number]; readonly does: 'move' | 'click' | 'wheel' }
  /** Until what loads is there: who presses on without a pause sees little of a picture. */
  | 'look';

const [LEFT, UP, RIGHT, DOWN, OK] = [37, 38, 39, 40, 13] as const;

/** Is in a playback, or stands where nothing is awaited. */
const RESTS = `(() => {
  const video = latchkeyTest.video();
  return video ? video.frames > 0 : !/Loading|Still/.test(latchkeyTest.text());
})()`;

/** What a screen changes with its focus comes a frame later. */
const NEXT_FRAME = 'new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))';

/** Presses `count` keys as `seed` has them, and looks after each whether exactly one visible thing has the focus. */
export async function pressRandomKeys(tv: Tv, remote: Remote, { seed, count }: { seed: number; count: number }) {
  const { page } = tv;
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.evaluate(FOCUS_CHECK);
  const session = await page.createCDPSession();
  const acts = fc.sample(anAct(remote), { seed, numRuns: count });
  for (const [index, act] of acts.entries()) {
    await perform(tv, session, act);
    await page.evaluate(NEXT_FRAME);
    const fault = await page.evaluate('latchkeyFocusFault()');
    const story = (): string =>
      acts
        .slice(Math.max(0, index - 12), index + 1)
        .map((each) => JSON.stringify(each))
        .join(' ');
    assert.equal(fault, null, `seed ${seed}, after act ${index}: … ${story()}`);
  }
  await session.detach();
}

/** From wherever the keys led: Back leads to the exit question, and what is then chosen plays. Nothing went wrong on the way. */
export async function leadOut(tv: Tv, { back, playPause }: Remote): Promise<void> {
  const session = await tv.page.createCDPSession();
  const asks = (): Promise<unknown> => tv.page.evaluate(`latchkeyTest.text().includes('Leave Latchkey?')`);
  for (let presses = 0; !(await asks()); presses += 1) {
    assert.ok(presses < 8, `Back leads nowhere: ${await tv.text()}`);
    await pressCode(session, back);
  }
  await pressCode(session, back);
  assert.equal(await asks(), false);
  await pressCode(session, playPause);
  await tv.see('a picture', '(latchkeyTest.video() || { frames: 0 }).frames > 25', 20_000);
  // Where somebody chose to leave, a page that no script opened stays.
  const said = ownComplaints(tv).filter((line) => !line.startsWith('Scripts may close only'));
  assert.deepEqual(said, []);
}

function anAct({ back, playPause, others, hasPointer }: Remote): fc.Arbitrary<Act> {
  const press = (...keys: readonly number[]): fc.Arbitrary<Act> =>
    fc.record({ key: fc.constantFrom(...keys), repeats: fc.constant(0) });
  const point: fc.Arbitrary<Act> = fc.record({
    point: fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.double({ min: 0, max: 0.999, noNaN: true })),
    does: fc.constantFrom('move', 'click', 'wheel'),
  });
  return fc.oneof(
    { weight: 50, arbitrary: press(LEFT, UP, RIGHT, DOWN) },
    { weight: 16, arbitrary: press(OK) },
    { weight: 9, arbitrary: press(back) },
    { weight: 6, arbitrary: press(playPause) },
    { weight: 8, arbitrary: press(...others) },
    {
      weight: 4,
      arbitrary: fc.record({ key: fc.constantFrom(LEFT, RIGHT, DOWN, OK), repeats: fc.integer({ min: 1, max: 12 }) }),
    },
    { weight: hasPointer ? 12 : 0, arbitrary: point },
    { weight: 3, arbitrary: fc.constant<Act>('look') },
  );
}

async function perform(tv: Tv, session: CDPSession, act: Act): Promise<void> {
  if (act === 'look') await tv.see('something at rest', RESTS, 20_000);
  else if ('key' in act) await pressCode(session, act.key, act.repeats);
  else await pointAt(tv, act);
}

async function pointAt({ page }: Tv, { point: [x, y], does }: Extract<Act, { point: unknown }>): Promise<void> {
  const { width = 0, height = 0 } = page.viewport() ?? {};
  await page.mouse.move(x * width, y * height);
  if (does === 'click') await page.mouse.click(x * width, y * height);
  if (does === 'wheel') await page.mouse.wheel({ deltaY: x < 0.5 ? -100 : 100 });
}
