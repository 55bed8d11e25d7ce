import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { startApp, type RunningApp } from './support/app.ts';
import { checkAtEdge, openLive, sampleLive, watchLive } from './support/live.ts';
import { ownComplaints, seeHome, seePlaying } from './support/play-through.ts';
import type { Exchange } from './support/tv.ts';
import { Tv } from './support/tv.ts';
import { HIDDEN_DATES, wrongClock } from './support/wrong-clock.ts';

const HOUR_S = 3600;

/** Live is so far behind what is on air: `suggestedPresentationDelay`. */
const DELAY_S = 12;
const BEHIND_LIVE = String.raw`/(\d+):(\d\d) behind live/`;

let app: RunningApp;
let tv: Tv;
before(async () => {
  app = await startApp();
});
afterEach(async () => {
  app.backend.faults.reset();
  await tv.switchOff();
});
after(() => app.stop());

const grantsOf = (exchanges: readonly Exchange[]): readonly Exchange[] =>
  exchanges.filter(({ method, url }) => method === 'POST' && url.endsWith('/storefront/entitlements'));

for (const [name, offsetS, said] of [
  ['fast', HOUR_S, 'MEDIA_SEGMENT_UNREACHABLE · HTTP 404'],
  // By such a clock the channel is not on air yet: there is nothing to fetch.
  ['slow', -HOUR_S, 'Still loading…'],
] as const) {
  describe(`A clock that is an hour ${name}`, () => {
    async function switchOn(more = ''): Promise<void> {
      tv = await Tv.switchOn(app.url, [], wrongClock(offsetS) + more);
      const shift = Number(await tv.page.evaluate('Date.now()')) - Date.now();
      assert.ok(Math.abs(shift - offsetS * 1000) < 5000, 'the page believes it');
      await seeHome(tv);
    }

    it('a live title begins at its edge, and says rightly how far back one goes', async () => {
      await switchOn();
      await openLive(tv);
      await watchLive(tv, app.url);
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

    it('a protected title plays by one grant, and by a second one where its tokens had expired', async () => {
      await switchOn();
      await tv.press('Enter');
      await seePlaying(tv);
      assert.equal(grantsOf(await tv.network()).length, 1);
      await tv.press('Escape');
      await seeHome(tv);
      app.backend.faults.forgetTokens();
      app.backend.faults.expiredTokens = 3;
      await tv.press('Enter');
      await seePlaying(tv);
      assert.equal(grantsOf(await tv.network()).length, 3);
      assert.deepEqual(ownComplaints(tv), []);
    });

    it('a title whose every request wants cookies gets them from the jar', async () => {
      await switchOn();
      await tv.press('ArrowDown', 'ArrowDown', 'ArrowDown');
      await tv.see('Ember', `(latchkeyTest.focus() || '').startsWith('Ember')`);
      await tv.press('Enter');
      await seePlaying(tv);
      assert.deepEqual(ownComplaints(tv), []);
    });

    it('put right in the middle of a live title, leaves it where it is', async () => {
      await switchOn();
      await openLive(tv);
      await watchLive(tv, app.url);
      await sampleLive(tv, 1);
      await tv.page.evaluate('clockOffsetMs = 0; liveSamples.length = 0;');
      // Longer than what is buffered: all of it is fetched by the new time.
      const samples = await sampleLive(tv, 18);
      checkAtEdge(samples.slice(8));
      assert.equal(await tv.page.evaluate('liveStalls.length'), 0);
      assert.deepEqual(ownComplaints(tv), []);
    });

    it('a live title whose clock is out of order goes by the time that came with its manifest', async () => {
      app.backend.faults.outages.clock = Infinity;
      await switchOn();
      await openLive(tv);
      await watchLive(tv, app.url);
      checkAtEdge(await sampleLive(tv, 3));
      assert.deepEqual(ownComplaints(tv), []);
    });

    it('a live title that nobody tells the time says what it lacks, and Back leads home', async () => {
      app.backend.faults.clockAnswer = () => '<html>noon</html>';
      await switchOn(HIDDEN_DATES);
      await openLive(tv);
      await tv.see('what is the matter', `latchkeyTest.text().includes(${JSON.stringify(said)})`, 25_000);
      await tv.press('Escape');
      await tv.see('Home', `(latchkeyTest.focus() || '').startsWith('Lake Camera')`);
    });
  });
}

describe('A live title whose clock says nothing', () => {
  it('goes by the clock of the machine where that is all there is', async () => {
    app.backend.faults.clockAnswer = () => '<html>noon</html>';
    tv = await Tv.switchOn(app.url, [], HIDDEN_DATES);
    const hosts = new Set<string>();
    tv.page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await seeHome(tv);
    await openLive(tv);
    await watchLive(tv, app.url);
    checkAtEdge(await sampleLive(tv, 3));
    assert.deepEqual([...hosts], [new URL(app.url).host], 'nobody else is asked for the time');
    assert.deepEqual(ownComplaints(tv), []);
  });
});
