import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { createBackend } from '../../server/backend.ts';
import { listen, type Listening } from '../../server/listen.ts';
import { packageApp, type PackagedApp } from '../../tools/package/package-app.ts';
import { bundleCdmScript } from '../../tools/simulator/cdm/cdm-script.ts';
import { AUTHENTICATOR, MAX_VIDEO_HEIGHT } from './support/app.ts';
import { checkSecrets, ownComplaints, playFocused, playThrough, seeHome, seePlaying } from './support/play-through.ts';
import { Tv } from './support/tv.ts';

/**
 * TVs give a packaged page an origin of its own. Desktop Chromium gives it none, and refuses EME to a page without one
 * (NotSupportedError from createMediaKeys), unless files may read files. CORS stays on either way.
 */
const AS_ON_A_TV = '--allow-file-access-from-files';

const WEBOS_USER_AGENT =
  'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.270 Safari/537.36 WebAppManager';

describe('The packaged app, from file://', () => {
  let folder: string;
  let backend: Listening;
  let packaged: PackagedApp;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'latchkey-packaged-'));
    backend = await listen(await createBackend({ authenticator: AUTHENTICATOR }), { port: 0, host: '127.0.0.1' });
    const config = {
      backendUrl: backend.url,
      maxVideoHeight: MAX_VIDEO_HEIGHT,
      language: 'en' as const,
      prepare: false,
    };
    packaged = await packageApp({ outDir: folder, config });
  });
  after(async () => {
    await backend.close();
    await rm(folder, { recursive: true });
  });

  for (const platform of ['tizen', 'webos'] as const) {
    it(`plays a protected title as packaged for ${platform}`, async () => {
      const index = join(platform === 'tizen' ? packaged.tizenDir : packaged.webosDir, 'index.html');
      const tv = await Tv.switchOn(pathToFileURL(index).href, [AS_ON_A_TV]);
      try {
        await playThrough(tv);
        await checkSecrets(tv);
        assert.deepEqual(ownComplaints(tv), []);
        const license = (await tv.network()).find(({ url }) => url.includes('/hms/wv/rights'));
        assert.equal(license?.requestHeaders.origin, 'file://', 'asked from a file, not from a site');
      } finally {
        await tv.switchOff();
      }
    });
  }

  it('plays a protected title with (simulated) PlayReady, which asks the license server by SOAP', async () => {
    const index = pathToFileURL(join(packaged.webosDir, 'index.html')).href;
    const tv = await Tv.switchOn(index, [AS_ON_A_TV], await bundleCdmScript({ playready: 'raw' }));
    try {
      await seeHome(tv);
      await playFocused(tv);
      await seePlaying(tv);
      const licenses = (await tv.network()).filter(({ url }) => url.includes('/playready/'));
      assert.ok(licenses.some(({ method, status }) => method === 'POST' && status === 200));
      for (const { requestHeaders } of licenses) assert.equal(requestHeaders.origin, 'file://');
      assert.deepEqual(ownComplaints(tv), []);
    } finally {
      await tv.switchOff();
    }
  });

  it('plays at once what LG’s home screen asks for, and then what it asks for next', async () => {
    const index = pathToFileURL(join(packaged.webosDir, 'index.html')).href;
    // The fake: what WAM puts into a page.
    const palmSystem = `window.PalmSystem = { launchParams: '{"contentTarget":"saltwater"}', activate() { window.isInFront = true; } };`;
    const tv = await Tv.switchOn(index, [AS_ON_A_TV, `--user-agent=${WEBOS_USER_AGENT}`], palmSystem);
    try {
      await seePlaying(tv);
      const isOfAurora = (url: string): boolean => /aurora.*\.mpd$/.test(url);
      assert.equal(
        (await tv.network()).some(({ url }) => isOfAurora(url)),
        false,
      );
      const asked = tv.page.waitForResponse((response) => isOfAurora(response.url()));
      await tv.page.evaluate(
        `document.dispatchEvent(new CustomEvent('webOSRelaunch', { detail: { contentTarget: 'aurora' } }))`,
      );
      await asked;
      await seePlaying(tv);
      assert.equal(await tv.page.evaluate('window.isInFront'), true);
      assert.deepEqual(ownComplaints(tv), []);
    } finally {
      await tv.switchOff();
    }
  });

  it('plays a clear title in a plain Chromium, where its origin is null', async () => {
    const tv = await Tv.switchOn(pathToFileURL(join(packaged.webosDir, 'index.html')).href);
    try {
      await seeHome(tv);
      await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
      await playFocused(tv);
      await seePlaying(tv);
      const feed = (await tv.network()).find(({ method, url }) => method === 'GET' && url.endsWith('/storefront/feed'));
      assert.equal(feed?.requestHeaders.origin, 'null');
      assert.match(feed.requestHeaders.authorization ?? '', /^Bearer /);
    } finally {
      await tv.switchOff();
    }
  });
});
