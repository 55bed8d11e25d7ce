import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HTTPRequest } from 'puppeteer-core';
import { startApp, type RunningApp } from '../flow/support/app.ts';
import { seePlayingOn, seeStalledOffline } from '../flow/support/offline.ts';
import { playFocused, seeHome, seePlaying } from '../flow/support/play-through.ts';
import { Tv } from '../flow/support/tv.ts';
import { defer } from '../unit/lib/deferred.ts';

const OFFLINE_MS = 20_000;

describe('A network that is gone for 20 s', () => {
  let app: RunningApp;
  let tv: Tv;
  before(async () => {
    // Pictures of the HD range are at hand, but a playback begins below: their key is asked for under way.
    app = await startApp({ maxVideoHeight: 720, prepare: false });
  });
  beforeEach(async () => {
    tv = await Tv.switchOn(app.url);
    await seeHome(tv);
  });
  afterEach(() => tv.switchOff());
  after(() => app.stop());

  it('in the middle of a protected title: plays on from the same frame, without a key press', async () => {
    await playFocused(tv);
    await seePlaying(tv);
    await tv.page.setOfflineMode(true);
    const [stalledAt] = await Promise.all([seeStalledOffline(tv, 30_000), sleep(OFFLINE_MS)]);
    await seePlayingOn(tv, stalledAt);
  });

  it('while a license is still asked for: it comes when the network is back, and the picture never minds', async () => {
    const asksForHd = await hdChallenges(tv);
    const asked = new Set<HTTPRequest>();
    const answers: (number | 'none')[] = [];
    let isFaulty = true;
    const climbs = defer<HTTPRequest>();
    const meet = async (request: HTTPRequest): Promise<void> => {
      if (await asksForHd(request)) {
        asked.add(request);
        climbs.resolve(request);
      }
      await (isFaulty && asked.has(request) ? request.respond({ status: 500 }) : request.continue());
    };
    await tv.page.setRequestInterception(true);
    tv.page.on('request', (request) => void meet(request));
    tv.page.on('requestfailed', (request) => {
      if (asked.has(request)) answers.push('none');
    });
    tv.page.on('response', (response) => {
      if (asked.has(response.request())) answers.push(response.status());
    });

    await playFocused(tv);
    await tv.see('a picture', `(latchkeyTest.video() || {}).frames > 10`);
    await climbs.promise;
    await tv.page.setOfflineMode(true);
    isFaulty = false;
    const [stalledAt] = await Promise.all([seeStalledOffline(tv, 30_000), sleep(OFFLINE_MS)]);
    assert.ok(answers.filter((answer) => answer === 'none').length > 5, `asked again while offline: ${answers.join()}`);
    await seePlayingOn(tv, stalledAt);
    assert.equal(answers[answers.length - 1], 200);
  });
});

/** Which requests are ClearKey challenges for the HD key of the first title: the last one that the feed lists. */
async function hdChallenges(tv: Tv): Promise<(request: HTTPRequest) => Promise<boolean>> {
  const feed = (await tv.network()).find(({ url }) => url.endsWith('/storefront/feed'));
  const { titles } = JSON.parse(feed?.body.toString() ?? '') as { titles: { protection: { keyIds: string[] } }[] };
  const keyId = titles[0]?.protection.keyIds.slice(-1)[0] ?? '';
  const name = Buffer.from(keyId, 'hex').toString('base64url');
  return async (request) => request.hasPostData() && ((await request.fetchPostData()) ?? '').includes(name);
}
