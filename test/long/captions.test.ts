import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownComplaints, playFocused, seeHome, seePlaying } from '../flow/support/play-through.ts';
import { useTv } from '../flow/support/use-tv.ts';

const CUES = 20_000;
/** Another one begins each quarter of a second. */
const EACH_S = 0.25;
const AT_ONCE = 12;

const ROOM = `document.querySelector('tv-app').shadowRoot.querySelector('player-screen').shadowRoot.querySelector('player-room').shadowRoot`;
const LINES = `[...${ROOM}.querySelector('subtitle-layer').shadowRoot.querySelectorAll('p')]`;
const NUMBERS = `${LINES}.map(({ textContent }) => Number(/\\d+/.exec(textContent)))`;

/** What can be seen of each subtitle: its box, as far as nothing around it cuts it off. `height` is that of the whole. */
const SEEN = `${LINES}.map((line) => {
  const { top, bottom, height } = line.getBoundingClientRect();
  const seen = { top, bottom, height };
  for (let node = line; node; node = node.parentElement || node.getRootNode().host) {
    if (getComputedStyle(node).overflowY === 'visible') continue;
    const box = node.getBoundingClientRect();
    Object.assign(seen, { top: Math.max(seen.top, box.top), bottom: Math.min(seen.bottom, box.bottom) });
  }
  return seen;
}).filter(({ top, bottom }) => bottom > top)`;

/** Whether the last of the subtitles is seen whole, and nothing of any outside of what is between these two edges. */
const standBetween = (top: string, bottom: string): string => `((seen, top, bottom) => {
  const last = seen[seen.length - 1];
  return last !== undefined && last.bottom - last.top >= last.height - 1 &&
    seen.every((line) => line.top >= top && line.bottom <= bottom);
})(${SEEN}, ${top}, ${bottom})`;

const topOf = (element: string): string => `${element}.getBoundingClientRect().top`;
const SEEK_BAR = `${ROOM}.querySelector('seek-bar')`;
const TOP_BAR_ENDS = `${ROOM}.querySelector('h1').getBoundingClientRect().bottom`;

function crowd(_titleId: string, path: string, body: Buffer): Buffer {
  if (path !== 'text/en.vtt') return body;
  const cues = Array.from({ length: CUES }, (_, at) => {
    const [start, end] = [at * EACH_S, (at + AT_ONCE) * EACH_S].map(formatTime);
    return `${start} --> ${end}\nSomebody says something, for the ${at}th time\n`;
  });
  return Buffer.from(['WEBVTT\n', ...cues].join('\n'));
}

const formatTime = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 23);

describe('A crowd of subtitles', () => {
  const bench = useTv({ prepare: false });

  it('is shown as it is, neither stops the picture nor leaves the screen, and stays clear of the controls', async () => {
    bench.app().backend.faults.alterMedia = crowd;
    const tv = await bench.switchOn();
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
    await tv.page.evaluate(
      `window.stalls = 0; document.querySelector('video').addEventListener('waiting', () => { window.stalls += 1; });`,
    );
    await tv.press('s');
    await tv.see('all at once', `${LINES}.length === ${AT_ONCE}`, 20_000);
    await seePlaying(tv, (await tv.video())?.time ?? NaN);
    assert.equal(await tv.page.evaluate('stalls'), 0);
    await tv.see('no controls', `!${SEEK_BAR}`);
    await tv.see(
      'all of them whole',
      `${SEEN}.filter((seen) => seen.bottom - seen.top >= seen.height - 1).length === 12`,
    );
    assert.equal(await tv.page.evaluate(standBetween('0', 'innerHeight')), true);

    await tv.press('Space');
    await tv.see('a picture that stands still', `latchkeyTest.video().paused && Boolean(${SEEK_BAR})`);
    const first = Math.floor(((await tv.video())?.time ?? NaN) / EACH_S) - AT_ONCE + 1;
    const expected = Array.from({ length: AT_ONCE }, (_, at) => first + at);
    await tv.see('those of this moment', `String(${NUMBERS}) === '${expected.join()}'`);
    await tv.see('them clear of the controls', standBetween(TOP_BAR_ENDS, topOf(SEEK_BAR)));

    await tv.press('ArrowUp', 'ArrowUp');
    const preview = `${SEEK_BAR}.shadowRoot.querySelector('seek-preview')`;
    const areClear = tv.see('them clear of a thumbnail', `${preview} && ${standBetween(TOP_BAR_ENDS, topOf(preview))}`);
    await tv.press('ArrowRight');
    await areClear;
    assert.deepEqual(ownComplaints(tv), []);
  });
});
