import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../../tools/browser/launch-chromium.ts';
import { SD_VIDEO_HEIGHT, startApp, type RunningApp } from './support/app.ts';
import { openDetails, playFocused, seeHome, seePlaying } from './support/play-through.ts';
import { Tv } from './support/tv.ts';

const MOST_LOST_S = 5;

describe('A TV that loses its power in mid-playback', () => {
  let app: RunningApp;
  let profile: string;
  const browsers: Browser[] = [];
  /** With what was kept when it went off. */
  async function switchOn(): Promise<Browser> {
    const browser = await launchChromium([`--user-data-dir=${profile}`]);
    browsers.push(browser);
    return browser;
  }
  before(async () => {
    app = await startApp({ maxVideoHeight: SD_VIDEO_HEIGHT });
    profile = await mkdtemp(join(tmpdir(), 'latchkey-profile-'));
  });
  after(async () => {
    for (const browser of browsers) await browser.close();
    await app.stop();
    await rm(profile, { recursive: true, force: true });
  });

  it(`offers to resume no more than ${MOST_LOST_S} s before where the picture was`, async () => {
    const browser = await switchOn();
    const tv = await Tv.watch(await browser.newPage(), app.url);
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
    await tv.press('ArrowRight', 'ArrowRight', 'Enter');
    // Three entries later: what the browser keeps back for a while would be missing.
    await tv.see('a picture that has played on', 'latchkeyTest.video().time > 32', 30_000);
    const place = (await tv.video())?.time ?? NaN;
    const running = browser.process();
    assert.ok(running, 'Chromium is a process of this test');
    running.kill('SIGKILL');
    await once(running, 'exit');

    const later = await Tv.watch(await (await switchOn()).newPage(), app.url);
    await seeHome(later);
    await openDetails(later);
    const [, minutes, seconds] = /^Resume at (\d+):(\d\d)$/.exec((await later.focus()) ?? '') ?? [];
    const offered = Number(minutes) * 60 + Number(seconds);
    assert.ok(offered > place - MOST_LOST_S && offered <= place, `was at ${place}, offers ${offered}`);
  });
});
