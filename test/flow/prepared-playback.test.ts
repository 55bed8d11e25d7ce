import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { SD_VIDEO_HEIGHT, startApp, type RunningApp } from './support/app.ts';
import { openDetails, ownComplaints, playFocused, seeDetails, seeHome, seePlaying } from './support/play-through.ts';
import { keysOf, licenseExchanges, placesOf, spellings } from './support/secrets.ts';
import { Tv } from './support/tv.ts';

/** Audio and SD. */
const START_KEYS = 2;
const ASKED = '/storefront/entitlements';
const CHALLENGED = '/hms/wv/rights';

/** Counts the key sessions that the page makes, those that ever had a key, and those that are open. */
const WATCH_SESSIONS = `
window.madeSessions = 0;
window.licensedSessions = new Set();
window.openSessions = 0;
if (window.MediaKeys) {
  const createSession = MediaKeys.prototype.createSession;
  MediaKeys.prototype.createSession = function (...asked) {
    const session = createSession.apply(this, asked);
    madeSessions += 1;
    session.addEventListener('keystatuseschange', () => session.keyStatuses.size > 0 && licensedSessions.add(session));
    openSessions += 1;
    session.closed.then(() => { openSessions -= 1; });
    return session;
  };
}`;

/** The page has the answers to so many requests for media. */
const ANSWERED = String.raw`performance.getEntriesByType('resource')
  .filter(({ name, responseEnd }) => /\.(?:mpd|mp4|m4s)$/.test(name) && responseEnd > 0).length === 5`;

describe('A title that rests in focus', () => {
  let app: RunningApp;
  let tv: Tv;
  let sent: string[];
  before(async () => {
    app = await startApp({ maxVideoHeight: SD_VIDEO_HEIGHT });
  });
  beforeEach(() => {
    sent = [];
  });
  afterEach(async () => {
    app.backend.faults.reset();
    await tv.switchOff();
  });
  after(() => app.stop());

  const switchOn = async (): Promise<void> => {
    tv = await Tv.switchOn('about:blank', [], WATCH_SESSIONS);
    tv.page.on('request', (request) => sent.push(new URL(request.url()).pathname));
    await tv.page.goto(app.url);
    await seeHome(tv);
  };
  const count = (path: string): number => sent.filter((pathname) => pathname.startsWith(path)).length;
  const media = (): readonly string[] => sent.filter((path) => /\.(?:mpd|mp4|m4s)$/.test(path));
  const seeKeys = (sessions: number): Promise<void> =>
    tv.see('the keys of the title in focus', `licensedSessions.size === ${sessions}`);

  it('has its grant, its licenses and its first media before OK, keeps them through Details, and plays without asking again', async () => {
    await switchOn();
    await seeKeys(START_KEYS);
    assert.equal(await tv.video(), null, 'no decoder is taken for it');
    await tv.see('five answers: manifest, init and first segment of picture and sound', ANSWERED);
    assert.deepEqual([count(ASKED), count(CHALLENGED)], [1, START_KEYS]);
    const first = media();
    assert.equal(first.filter((path) => /\/manifest[^/]*\.mpd$/.test(path)).length, 1, first.join());
    assert.equal(first.filter((path) => path.endsWith('/init.mp4')).length, 2, first.join());
    assert.equal(first.filter((path) => path.endsWith('/1.m4s')).length, 2, first.join());
    await openDetails(tv);
    await tv.press('Enter');
    await seePlaying(tv);
    assert.deepEqual([count(ASKED), count(CHALLENGED)], [1, START_KEYS]);
    for (const path of first) assert.equal(media().filter((sentPath) => sentPath === path).length, 1, `${path} once`);
    assert.equal(await tv.page.evaluate('openSessions'), START_KEYS);
    const exchanges = await tv.network();
    const licenses = licenseExchanges(exchanges);
    const others = exchanges.filter((exchange) => !licenses.includes(exchange));
    for (const key of keysOf(licenses)) assert.deepEqual(placesOf(spellings(key), others), [], 'in a license only');

    await tv.press('Escape');
    await seeDetails(tv);
    await tv.press('Escape');
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
    assert.deepEqual([count(ASKED), count(CHALLENGED)], [1, START_KEYS], 'the keys of the playback were kept');
    assert.equal(await tv.page.evaluate('openSessions'), START_KEYS);
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('leaves no key session behind, however often the focus moves on', async () => {
    await switchOn();
    for (let visit = 1; visit <= 20; visit += 1) {
      await seeKeys(visit * START_KEYS);
      await tv.press(visit % 2 === 0 ? 'ArrowLeft' : 'ArrowRight');
    }
    await seeKeys(21 * START_KEYS);
    await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await tv.see('a clear title', `latchkeyTest.focus().startsWith('Farlight')`);
    await tv.see('no key session left', 'openSessions === 0');
    assert.deepEqual([count(ASKED), count(CHALLENGED)], [21, 21 * START_KEYS]);
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('was refused its licenses meanwhile: nobody hears of it, and it plays', async () => {
    app.backend.faults.rights = [{ status: 400, times: Infinity }];
    await switchOn();
    await tv.see('sessions that were given up', 'madeSessions > 0 && openSessions === 0');
    assert.doesNotMatch(await tv.text(), /LICENSE_DENIED/);
    app.backend.faults.reset();
    await playFocused(tv);
    await seePlaying(tv);
    assert.equal(count(ASKED), 2, 'a grant that failed is not kept');
    assert.deepEqual(ownComplaints(tv), []);
  });
});

/** What the screens ask the player for. */
const WATCH_COMMANDS = `
window.playerCommands = [];
addEventListener('player-command', ({ detail }) => playerCommands.push(detail.type));`;

describe('With `prepare: false`', () => {
  it('nothing is asked for before OK', async () => {
    const app = await startApp({ maxVideoHeight: SD_VIDEO_HEIGHT, prepare: false });
    const tv = await Tv.switchOn(app.url, [], WATCH_COMMANDS);
    const asked = async (): Promise<number> => (await tv.network()).filter(({ url }) => url.endsWith(ASKED)).length;
    try {
      await seeHome(tv);
      await tv.see('that the card rests in focus', `playerCommands.includes('prepare')`);
      assert.equal(await asked(), 0);
      await playFocused(tv);
      await seePlaying(tv);
      assert.equal(await asked(), 1);
    } finally {
      await tv.switchOff();
      await app.stop();
    }
  });
});
