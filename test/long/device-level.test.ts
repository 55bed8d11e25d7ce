import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bundleCdmScript } from '../../tools/simulator/cdm/cdm-script.ts';
import { SD_VIDEO_HEIGHT, startApp, type RunningApp } from '../flow/support/app.ts';
import {
  forgetWatched,
  openDetails,
  ownComplaints,
  playFocused,
  seeHome,
  seePlaying,
} from '../flow/support/play-through.ts';
import { Tv } from '../flow/support/tv.ts';

/** Lower than the app's own word for L3, so that one picture is enough to see it. */
const L3_VIDEO_HEIGHT = 240;

/** Writes down each call for a key system, and what it asked for. */
const WATCH_CALLS = `
(() => {
  const request = navigator.requestMediaKeySystemAccess.bind(navigator);
  window.latchkeyCalls = [];
  navigator.requestMediaKeySystemAccess = (name, configurations) => {
    window.latchkeyCalls.push((name + ' ' + (configurations[0].videoCapabilities[0].robustness || '')).trim());
    return request(name, configurations);
  };
})();`;

const SOFTWARE = 'com.widevine.alpha SW_SECURE_DECODE';
const LADDER_TO_SOFTWARE = [
  'com.widevine.alpha HW_SECURE_ALL',
  'com.widevine.alpha HW_SECURE_DECODE',
  'com.widevine.alpha HW_SECURE_CRYPTO',
  SOFTWARE,
];

const OUTLOOK = `On this TV Widevine L3, up to ${L3_VIDEO_HEIGHT}p This TV protects films with Widevine L3, which is good for pictures up to ${L3_VIDEO_HEIGHT}p.`;

describe('A device with (simulated) Widevine in software', () => {
  let app: RunningApp;
  let tv: Tv;
  before(async () => {
    // Preparing the title in focus would ask before OK does.
    app = await startApp({
      maxVideoHeight: SD_VIDEO_HEIGHT,
      maxVideoHeightByLevel: { L3: L3_VIDEO_HEIGHT },
      prepare: false,
    });
    const cdms = await bundleCdmScript({ widevine: { securityLevel: 2 } });
    tv = await Tv.switchOn(app.url, [], `${cdms}\n${WATCH_CALLS}`);
    await seeHome(tv);
  });
  after(async () => {
    await tv.switchOff();
    await app.stop();
  });

  const calls = (): Promise<string[]> => tv.page.evaluate('latchkeyCalls') as Promise<string[]>;

  it('is asked down the ladder while the app idles, once per kind of codecs', async () => {
    await tv.see('the device asked', `latchkeyCalls.includes('${SOFTWARE}')`);
    assert.deepEqual(await calls(), LADDER_TO_SOFTWARE);
  });

  it('says on the details of a title what it will be played with, and why no better', async () => {
    await openDetails(tv);
    await tv.see('the level and its height', `latchkeyTest.text().includes(${JSON.stringify(OUTLOOK)})`);
    assert.deepEqual(await calls(), LADDER_TO_SOFTWARE, 'and asks the device nothing for it');
    await tv.press('Escape');
    await seeHome(tv);
  });

  it('is asked once when a title starts, and shows what its level allows', async () => {
    const before = await calls();
    await playFocused(tv);
    await seePlaying(tv);
    assert.deepEqual((await calls()).slice(before.length), [SOFTWARE]);
    assert.equal((await tv.video())?.height, L3_VIDEO_HEIGHT);
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('is not asked down the ladder again after a restart', async () => {
    await tv.press('Escape');
    await seeHome(tv);
    await forgetWatched(tv);
    await tv.page.reload();
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
    assert.deepEqual(await calls(), [SOFTWARE]);
    assert.equal((await tv.video())?.height, L3_VIDEO_HEIGHT);
  });

  it('plays a clear title as tall as the configuration allows', async () => {
    await tv.press('Escape');
    await seeHome(tv);
    await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await tv.see('the clear title in focus', `latchkeyTest.focus().startsWith('Farlight')`);
    await playFocused(tv);
    await seePlaying(tv);
    assert.equal((await tv.video())?.height, SD_VIDEO_HEIGHT);
    assert.deepEqual(await calls(), [SOFTWARE]);
  });
});
