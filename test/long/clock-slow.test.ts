import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkAtEdge, openLive, sampleLive, watchLive } from '../flow/support/live.ts';
import { ownComplaints, seeHome } from '../flow/support/play-through.ts';
import { useTv } from '../flow/support/use-tv.ts';
import { itKnowsWhatIsLive } from '../flow/support/wrong-clock-cases.ts';
import { HIDDEN_DATES } from '../flow/support/wrong-clock.ts';

const HOUR_S = 3600;

// What holds by any clock is shown by this one as well in test/long.
describe('A clock that is an hour slow', () => {
  // By such a clock the channel is not on air yet: there is nothing to fetch.
  itKnowsWhatIsLive(useTv(), -HOUR_S, 'Still loading…');
});

describe('A live title whose clock says nothing', () => {
  const { app, switchOn } = useTv();
  it('goes by the clock of the machine where that is all there is', async () => {
    app().backend.faults.clockAnswer = () => '<html>noon</html>';
    const tv = await switchOn(HIDDEN_DATES);
    const hosts = new Set<string>();
    tv.page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await seeHome(tv);
    await openLive(tv);
    await watchLive(tv, app().url);
    checkAtEdge(await sampleLive(tv, 3));
    assert.deepEqual([...hosts], [new URL(app().url).host], 'nobody else is asked for the time');
    assert.deepEqual(ownComplaints(tv), []);
  });
});
