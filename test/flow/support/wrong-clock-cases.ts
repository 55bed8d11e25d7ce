import assert from 'node:assert/strict';
import { it } from 'node:test';
import { checkAtEdge, openLive, sampleLive, watchLive } from './live.ts';
import { ownComplaints, playFocused, seeHome, seePlaying } from './play-through.ts';
import type { Exchange, Tv } from './tv.ts';
import type { TvBench } from './use-tv.ts';
import { HIDDEN_DATES, wrongClock } from './wrong-clock.ts';

/** Live is so far behind what is on air: `suggestedPresentationDelay`. */
const DELAY_S = 12;
const BEHIND_LIVE = String.raw`/(\d+):(\d\d) behind live/`;

/** Where the way in which the clock is wrong makes a difference. `said`: what a channel without any time ends in. */
export function itKnowsWhatIsLive(bench: TvBench, offsetS: number, said: string): void {
  it('a live title begins at its edge, and says rightly how far back one goes', async () => {
    const tv = await switchOnAt(bench, offsetS);
    await openLive(tv);
    await watchLive(tv, bench.app().url);
    checkAtEdge(await sampleLive(tv, 5));
    await tv.press('ArrowUp');
    await tv.see('the badge', `/ Live /.test(latchkeyTest.text())`);
    await tv.press('Escape', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Enter');
    await tv.see('a seek that landed', 'liveSamples[liveSamples.length - 1].latency > 35');
    await tv.press('ArrowUp');
    await tv.see('how far behind it is', `${BEHIND_LIVE}.test(latchkeyTest.text())`);
    const [shown, latency] = (await tv.page.evaluate(
      `(() => { const [, m, s] = ${BEHIND_LIVE}.exec(latchkeyTest.text()); return [m * 60 + Number(s), liveSamples.pop().latency]; })()`,
    )) as [number, number];
    assert.ok(Math.abs(latency - DELAY_S - shown) < 3, `${latency} s behind what is on air, ${shown} s shown`);
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('a live title that nobody tells the time says what it lacks, and Back leads home', async () => {
    bench.app().backend.faults.clockAnswer = () => '<html>noon</html>';
    const tv = await switchOnAt(bench, offsetS, HIDDEN_DATES);
    await openLive(tv);
    await tv.see('what is the matter', `latchkeyTest.text().includes(${JSON.stringify(said)})`, 25_000);
    await tv.press('Escape');
    await tv.see('Home', `(latchkeyTest.focus() || '').startsWith('Lake Camera')`);
  });
}

/** What holds by any clock. */
export function itNeedsNoClock(bench: TvBench, offsetS: number): void {
  it('a protected title plays by two grants where its first tokens had expired, and again by the keys it has', async () => {
    // Before anything else: a good token is kept for whoever asks next.
    bench.app().backend.faults.expiredTokens = 3;
    const tv = await switchOnAt(bench, offsetS);
    await playFocused(tv);
    await seePlaying(tv);
    assert.equal(grantsOf(await tv.network()).length, 2);
    await tv.press('Escape');
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
    assert.equal(grantsOf(await tv.network()).length, 2);
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('a title whose every request wants cookies gets them from the jar', async () => {
    const tv = await switchOnAt(bench, offsetS);
    await tv.press('ArrowDown', 'ArrowDown', 'ArrowDown');
    await tv.see('Ember', `(latchkeyTest.focus() || '').startsWith('Ember')`);
    await playFocused(tv);
    await seePlaying(tv);
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('put right in the middle of a live title, leaves it where it is', async () => {
    const tv = await switchOnAt(bench, offsetS);
    await openLive(tv);
    await watchLive(tv, bench.app().url);
    await sampleLive(tv, 1);
    await tv.page.evaluate('clockOffsetMs = 0; liveSamples.length = 0;');
    // Longer than what is buffered: all of it is fetched by the new time.
    const samples = await sampleLive(tv, 18);
    checkAtEdge(samples.slice(8));
    assert.equal(await tv.page.evaluate('liveStalls.length'), 0);
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('a live title whose clock is out of order goes by the time that came with its manifest', async () => {
    bench.app().backend.faults.outages.clock = Infinity;
    const tv = await switchOnAt(bench, offsetS);
    await openLive(tv);
    await watchLive(tv, bench.app().url);
    checkAtEdge(await sampleLive(tv, 3));
    assert.deepEqual(ownComplaints(tv), []);
  });
}

/** Home, in a page that believes the wrong clock. */
async function switchOnAt(bench: TvBench, offsetS: number, more = ''): Promise<Tv> {
  const tv = await bench.switchOn(wrongClock(offsetS) + more);
  const shift = Number(await tv.page.evaluate('Date.now()')) - Date.now();
  assert.ok(Math.abs(shift - offsetS * 1000) < 5000, 'the page believes it');
  await seeHome(tv);
  return tv;
}

const grantsOf = (exchanges: readonly Exchange[]): readonly Exchange[] =>
  exchanges.filter(({ method, url }) => method === 'POST' && url.endsWith('/storefront/entitlements'));
