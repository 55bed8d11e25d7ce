import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { HTTPRequest } from 'puppeteer-core';
import { startApp, type RunningApp } from './support/app.ts';
import { ownComplaints, playFocused, seeHome, seePlaying } from './support/play-through.ts';
import { Tv } from './support/tv.ts';

/** When the page asked for its feed's answer and for its parts: milliseconds since it was opened. */
const FETCHED = `Object.fromEntries(performance.getEntriesByType('resource')
  .map(({ name, startTime, responseEnd }) => [new URL(name).pathname, { startTime, responseEnd }]))`;

type Fetched = Readonly<Partial<Record<string, { readonly startTime: number; readonly responseEnd: number }>>>;

const WAITING = `latchkeyTest.focus() === 'Loading Aurora'`;

describe('The code of the player', () => {
  let app: RunningApp;
  let tv: Tv;
  before(async () => {
    app = await startApp({ prepare: false });
  });
  beforeEach(async () => {
    tv = await Tv.switchOn('about:blank');
  });
  afterEach(() => tv.switchOff());
  after(() => app.stop());

  it('is fetched once Home is there, before OK', async () => {
    await tv.page.goto(app.url);
    await seeHome(tv);
    await tv.see('its parts', `['/player.js', '/dash.js'].every((path) => (${FETCHED})[path])`);
    const fetched = (await tv.page.evaluate(FETCHED)) as Fetched;
    const feed = fetched['/storefront/feed'];
    assert.ok(feed !== undefined && feed.responseEnd > 0);
    for (const path of ['/player.js', '/dash.js']) {
      assert.ok((fetched[path]?.startTime ?? 0) > feed.responseEnd, `${path} after the feed`);
    }
  });

  it('is waited for when OK comes first: Back leads home, a second OK plays', async () => {
    const held = await holdPlayer(tv);
    // The page may ask for the player before it is loaded, and is not loaded until that is answered.
    await tv.page.goto(app.url, { waitUntil: 'domcontentloaded' });
    await seeHome(tv);
    const request = await held.request;
    await playFocused(tv);
    await tv.see('that the title is on its way', WAITING);
    await tv.press('Escape');
    await seeHome(tv);
    await playFocused(tv);
    await tv.see('that the title is on its way', WAITING);
    const asked = async (): Promise<number> =>
      (await tv.network()).filter(({ url }) => url.endsWith('/storefront/entitlements')).length;
    assert.equal(await asked(), 0);
    assert.equal(await tv.page.evaluate(`typeof customElements.get('player-room')`), 'undefined', 'comes with it');
    await request.continue();
    await seePlaying(tv);
    assert.equal(await asked(), 1, 'the first OK was left');
    assert.deepEqual(ownComplaints(tv), []);
  });
});

/** From now on: its first request, which is kept until the test lets it go. Wrapped, since a promise in a promise is none. */
async function holdPlayer({ page }: Tv): Promise<{ readonly request: Promise<HTTPRequest> }> {
  await page.setRequestInterception(true);
  const request = new Promise<HTTPRequest>((resolve) => {
    page.on('request', (asked) => {
      if (asked.url().endsWith('/player.js')) resolve(asked);
      else void asked.continue();
    });
  });
  return { request };
}
