import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bundleCdmScript } from '../../tools/simulator/cdm/cdm-script.ts';
import type { SimulatedCdms } from '../../tools/simulator/cdm/page.ts';
import { SD_VIDEO_HEIGHT } from './support/app.ts';
import { ownComplaints, playFocused, seeHome } from './support/play-through.ts';
import { itLong } from './support/long.ts';
import type { Tv } from './support/tv.ts';
import { useTv } from './support/use-tv.ts';

/** Writes down the key system of each license request's CDM, as the page made it. */
const WATCH_CDMS = `
(() => {
  const request = navigator.requestMediaKeySystemAccess.bind(navigator);
  window.latchkeyCdms = [];
  navigator.requestMediaKeySystemAccess = async (name, configurations) => {
    const access = await request(name, configurations);
    const create = access.createMediaKeys.bind(access);
    access.createMediaKeys = () => {
      window.latchkeyCdms.push((name + ' ' + (configurations[0].videoCapabilities[0].robustness || '')).trim());
      return create();
    };
    return access;
  };
})();`;

/** From OK to a key of another level or key system (architecture §5), and then a picture. */
const LIMIT_MS = 15_000;
const ALWAYS = 1000;
const WIDEVINE = 'com.widevine.alpha HW_SECURE_ALL';
const PLAYREADY = 'com.microsoft.playready.recommendation 3000';

describe('A device whose first key system fails', () => {
  const bench = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT, prepare: false });
  let tv: Tv;

  const switchOn = async (cdms: SimulatedCdms): Promise<void> => {
    tv = await bench.switchOn(`${await bundleCdmScript(cdms)}\n${WATCH_CDMS}`);
    await seeHome(tv);
  };
  const madeCdms = (): Promise<string[]> => tv.page.evaluate('latchkeyCdms') as Promise<string[]>;
  const playFromHome = async (): Promise<string[]> => {
    const before = (await madeCdms()).length;
    await playFocused(tv);
    await tv.see('a moving picture', `(latchkeyTest.video() || { frames: 0 }).frames > 25`, LIMIT_MS);
    return (await madeCdms()).slice(before);
  };
  const restart = async (): Promise<void> => {
    await tv.page.reload();
    await seeHome(tv);
  };

  for (const { what, cdms, policy = {}, made, isLong = false } of [
    {
      what: 'createMediaKeys rejects',
      cdms: { widevine: {}, widevineFaults: { rejects: { createMediaKeys: ALWAYS } } },
      made: [WIDEVINE, WIDEVINE, 'com.widevine.alpha HW_SECURE_CRYPTO', PLAYREADY],
    },
    {
      what: 'generateRequest rejects',
      isLong: true,
      cdms: { widevine: {}, widevineFaults: { rejects: { generateRequest: ALWAYS } } },
      made: [WIDEVINE, WIDEVINE, 'com.widevine.alpha HW_SECURE_CRYPTO', PLAYREADY],
    },
    {
      what: 'the message is lost',
      cdms: { widevine: {}, widevineFaults: { lostMessages: ALWAYS } },
      made: [WIDEVINE, PLAYREADY],
    },
    {
      what: 'the license is refused for the level',
      cdms: { widevine: { securityLevel: 1 } },
      policy: { securityLevel: 3 },
      made: ['com.widevine.alpha SW_SECURE_CRYPTO', PLAYREADY],
    },
    {
      what: 'the CDM takes the license, tells no status and shows nothing',
      isLong: true,
      cdms: { widevine: {}, widevineFaults: { inertLicenses: ALWAYS } },
      made: [WIDEVINE, PLAYREADY],
    },
  ] as const) {
    const itPlays = isLong ? itLong : it;
    itPlays(`plays with the next within 15 s where ${what}, and begins there the next time`, async () => {
      bench.app().backend.faults.titlePolicies.set('aurora', policy);
      await switchOn({ ...cdms, playready: 'wrapped' });
      assert.deepEqual(await playFromHome(), made);
      const said = ownComplaints(tv);
      assert.equal(said.length, made.length - 1, said.join('\n'));
      assert.ok(
        said.every((line) => /^Latchkey (KEY_SESSION_FAILED|LICENSE_DENIED)/.test(line)),
        said.join('\n'),
      );
      await restart();
      assert.deepEqual(await playFromHome(), [PLAYREADY]);
    });
  }

  it('plays at the next level of the same key system where only the first one fails, and begins there the next time', async () => {
    const widevineFaults = { rejects: { createMediaKeys: 2 } };
    await switchOn({ widevine: {}, widevineFaults, playready: 'wrapped' });
    assert.deepEqual(await playFromHome(), [WIDEVINE, WIDEVINE, 'com.widevine.alpha HW_SECURE_CRYPTO']);
    await tv.press('Escape');
    await seeHome(tv);
    assert.deepEqual(await playFromHome(), ['com.widevine.alpha HW_SECURE_CRYPTO']);
  });

  it('plays with the same where it failed once', async () => {
    await switchOn({ widevine: {}, widevineFaults: { rejects: { generateRequest: 1 } }, playready: 'wrapped' });
    assert.deepEqual(await playFromHome(), [WIDEVINE, WIDEVINE]);
  });

  itLong('plays on where the CDM tells no status, with the first key system', async () => {
    await switchOn({ widevine: {}, playready: 'wrapped', faults: { statuses: 'none' } });
    assert.deepEqual(await playFromHome(), [WIDEVINE]);
    await tv.see('a picture after the last look at it', 'latchkeyTest.video().time > 8', LIMIT_MS);
    assert.deepEqual([await madeCdms(), ownComplaints(tv)], [[WIDEVINE], []]);
  });

  it('says what failed first within 15 s where nothing is left to try, and the next title plays', async () => {
    await switchOn({ widevine: {}, playready: 'wrapped', faults: { rejects: { createMediaKeys: 3 } } });
    await playFocused(tv);
    await tv.see('the error panel', `latchkeyTest.text().includes('KEY_SESSION_FAILED')`, LIMIT_MS);
    assert.equal(await tv.focus(), 'Try again');
    assert.equal((await madeCdms()).length, 6);
    await tv.press('Escape');
    await seeHome(tv);
    assert.deepEqual(await playFromHome(), [WIDEVINE]);
  });
});
