import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { startApp, type RunningApp } from '../flow/support/app.ts';
import { checkAtEdge, openLive, sampleLive, watchLive } from '../flow/support/live.ts';
import { ownComplaints, seeHome } from '../flow/support/play-through.ts';
import { Tv } from '../flow/support/tv.ts';
import { itKnowsWhatIsLive, itNeedsNoClock } from '../flow/support/wrong-clock-cases.ts';
import { HIDDEN_DATES } from '../flow/support/wrong-clock.ts';

const HOUR_S = 3600;

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

const switchOn = async (engine: string): Promise<Tv> => (tv = await Tv.switchOn(app.url, [], engine));
const bench = { app: () => app, switchOn };

describe('A clock that is an hour fast', () => {
  itKnowsWhatIsLive(bench, HOUR_S, 'MEDIA_SEGMENT_UNREACHABLE · HTTP 404');
  itNeedsNoClock(bench, HOUR_S);
});

// What holds by any clock is shown by this one as well in test/long.
describe('A clock that is an hour slow', () => {
  // By such a clock the channel is not on air yet: there is nothing to fetch.
  itKnowsWhatIsLive(bench, -HOUR_S, 'Still loading…');
});

describe('A live title whose clock says nothing', () => {
  it('goes by the clock of the machine where that is all there is', async () => {
    app.backend.faults.clockAnswer = () => '<html>noon</html>';
    await switchOn(HIDDEN_DATES);
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
