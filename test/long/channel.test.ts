import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SD_VIDEO_HEIGHT } from '../flow/support/app.ts';
import { openLive } from '../flow/support/live.ts';
import { ownComplaints, seeHome } from '../flow/support/play-through.ts';
import { pressTo } from '../flow/support/press-until.ts';
import { focusOn } from '../flow/support/seeks.ts';
import { useTv } from '../flow/support/use-tv.ts';

const STATE = `document.querySelector('tv-app').player.get()`;

/** It is on air for as long as it takes to start, to go back and to go live. */
const ON_AIR_MS = 30_000;

const bench = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT });

describe('A channel', () => {
  it('starts its programme over, goes live again, and is a title with an end once it has ended', async () => {
    bench.app().backend.faults.channelEndsAt.set('lakecam', Date.now() + ON_AIR_MS);
    const tv = await bench.switchOn();
    await seeHome(tv);
    await openLive(tv);
    await tv.see('a live picture', `${STATE}.liveWindow && latchkeyTest.video().frames > 25`, 20_000);
    await tv.press('ArrowUp');
    await tv.see('what is on', `/Night \\d+/.test(latchkeyTest.text())`);
    const night = /Night \d+/.exec(await tv.text())?.[0];
    await tv.press('ArrowRight');
    await focusOn(tv, 'From the start');
    await tv.press('Enter');
    await tv.see('how far behind live it is', `/\\d:\\d\\d behind live/.test(latchkeyTest.text())`);
    await tv.see(
      'the beginning of the programme',
      `(() => { const s = ${STATE}; return s.seekTarget === null && s.position < s.liveWindow.end - 5; })()`,
    );
    const into = Number(await tv.page.evaluate(`${STATE}.position % 61.44`));
    assert.ok(into < 8, `${into} s into ${night}`);
    await pressTo(tv, 'ArrowRight', 'Go live');
    await tv.press('Enter');
    await tv.see('live', `/ Live /.test(latchkeyTest.text()) && !/behind live/.test(latchkeyTest.text())`);

    await tv.see('a title with an end', `${STATE}.liveWindow === null && Number.isFinite(${STATE}.duration)`, 60_000);
    await tv.press('ArrowUp');
    await tv.see('when it ends', `latchkeyTest.text().includes('Ends at')`);
    const { duration, position } = (await tv.page.evaluate(`({ ...${STATE}, resource: null })`)) as Record<
      string,
      number
    >;
    assert.ok((duration ?? 0) > 300 && (position ?? 0) > 250, `${position} of ${duration}`);
    await tv.see('its end', `${STATE}.status === 'ended'`, 30_000);
    await focusOn(tv, 'From the start');
    await tv.press('Enter');
    await tv.see(
      'its beginning',
      'latchkeyTest.video().time < 60 && !latchkeyTest.video().paused && latchkeyTest.video().frames > 0',
    );
    assert.deepEqual(ownComplaints(tv), []);
  });
});
