import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Faults } from '../../server/faults.ts';
import { startApp, type RunningApp } from './support/app.ts';
import { ownComplaints, playFocused, seeHome, seePlaying } from './support/play-through.ts';
import { Tv } from './support/tv.ts';

interface Case {
  readonly what: string;
  readonly break: (faults: Faults) => void;
  readonly codeLine: string;
  readonly buttons: readonly string[];
}

const CASES: readonly Case[] = [
  {
    what: 'a license request without a token',
    break: (faults) => (faults.dropTokenFromUrl = true),
    codeLine: 'LICENSE_DENIED · ExpressPlay -4010',
    buttons: ['Try again', 'Sign in again'],
  },
  {
    what: 'an expired token',
    break: (faults) => (faults.expiredTokens = Infinity),
    codeLine: 'LICENSE_DENIED · ExpressPlay -4010',
    buttons: ['Try again', 'Sign in again'],
  },
  {
    what: 'a token of another key id',
    break: (faults) => (faults.tokenForKeyId = '0123456789abcdef0123456789abcdef'),
    codeLine: 'LICENSE_DENIED · ExpressPlay -4022',
    buttons: ['Try again', 'Sign in again'],
  },
  {
    what: 'a token that the token service refuses',
    break: (faults) => (faults.tokenExpirationTime = '-1'),
    codeLine: 'TOKEN_REFUSED · ExpressPlay -2002',
    buttons: ['Try again', 'Back to home'],
  },
  {
    what: 'no session',
    break: (faults) => faults.revokeSessions(),
    codeLine: 'ENTITLEMENT_SIGNED_OUT · HTTP 401',
    buttons: ['Try again', 'Sign in again'],
  },
  {
    what: 'a manifest that breaks off',
    break: (faults) => faults.brokenManifests.add('aurora'),
    codeLine: 'MEDIA_MANIFEST_INVALID · MPD',
    buttons: ['Back to home'],
  },
  {
    what: 'a missing segment',
    break: (faults) => (faults.missingSegments = { titleId: 'aurora', pattern: /\/1\.m4s$/ }),
    codeLine: 'MEDIA_SEGMENT_UNREACHABLE · HTTP 404',
    buttons: ['Try again', 'Back to home'],
  },
];

describe('What goes wrong is said, and led out of', () => {
  let app: RunningApp;
  let tv: Tv;
  before(async () => {
    app = await startApp({ prepare: false });
  });
  beforeEach(async () => {
    tv = await Tv.switchOn(app.url);
    await seeHome(tv);
  });
  afterEach(async () => {
    app.backend.faults.reset();
    await tv.switchOff();
  });
  after(() => app.stop());

  for (const { what, break: breakIt, codeLine, buttons } of CASES) {
    it(`${what}: ${codeLine}`, async () => {
      breakIt(app.backend.faults);
      await playFocused(tv);
      await tv.see('the error panel', `latchkeyTest.text().includes(${JSON.stringify(codeLine)})`, 15_000);
      assert.equal(await tv.focus(), buttons[0], 'the first button has the focus');
      const text = await tv.text();
      for (const button of buttons) assert.ok(text.includes(button), `${button} in: ${text}`);
      assert.doesNotMatch(text, /\bat \S+:\d+|undefined|\[object/, 'no stack trace for a viewer');

      app.backend.faults.reset();
      await tv.press('Escape');
      await seeHome(tv);
      await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
      await playFocused(tv);
      await seePlaying(tv);
      const code = codeLine.split(' ')[0] ?? '';
      const said = ownComplaints(tv);
      assert.equal(said.length, 1, said.join('\n'));
      assert.ok(said[0]?.startsWith(`Latchkey ${code}`), said[0]);
    });
  }

  it('plays after Try again, once the token is good', async () => {
    app.backend.faults.expiredTokens = Infinity;
    await playFocused(tv);
    await tv.see('the error panel', `latchkeyTest.focus() === 'Try again'`);
    app.backend.faults.reset();
    await tv.press('Enter');
    await seePlaying(tv);
  });

  it('heals by itself when one token had expired', async () => {
    app.backend.faults.expiredTokens = 3;
    await playFocused(tv);
    await seePlaying(tv);
  });

  for (const [name, keys] of [
    ['Try again', ['Enter']],
    ['Sign in again', ['ArrowRight', 'Enter']],
  ] as const) {
    it(`plays after ${name}, once the session was lost`, async () => {
      app.backend.faults.revokeSessions();
      await playFocused(tv);
      await tv.see('the error panel', `latchkeyTest.focus() === 'Try again'`);
      await tv.press(...keys);
      await seePlaying(tv);
    });
  }
});

describe('A part of the app that does not load', () => {
  for (const part of ['player.js', 'dash.js']) {
    it(`is said as such, and Try again fetches it: ${part}`, async () => {
      const app = await startApp();
      const tv = await Tv.switchOn('about:blank');
      let isThere = false;
      try {
        await tv.page.setRequestInterception(true);
        tv.page.on('request', (request) => {
          const isMissing = request.url().endsWith(`/${part}`) && !isThere;
          void (isMissing ? request.abort() : request.continue());
        });
        await tv.page.goto(app.url);
        await seeHome(tv);
        await playFocused(tv);
        await tv.see('the error panel', `latchkeyTest.text().includes('NETWORK_UNREACHABLE')`);
        assert.equal(await tv.focus(), 'Try again');
        isThere = true;
        await tv.press('Enter');
        await seePlaying(tv);
      } finally {
        await tv.switchOff();
        await app.stop();
      }
    });
  }
});

describe('A feed entry that does not fit the schema', () => {
  it('is left out and named by its field, and the other titles play', async () => {
    const app = await startApp();
    app.backend.faults.brokenFeedEntries.add('saltwater');
    const tv = await Tv.switchOn(app.url);
    try {
      await seeHome(tv);
      const text = await tv.text();
      assert.match(text, /CONFIG_FEED_ENTRY · titles\.\d+\.artwork\.card/);
      assert.doesNotMatch(text, /Saltwater/);
      await playFocused(tv);
      await seePlaying(tv);
      const said = ownComplaints(tv);
      assert.equal(said.length, 1, 'one line for developers');
      assert.match(said[0] ?? '', /^Latchkey CONFIG_FEED_ENTRY.*titles\.\d+\.artwork\.card/);
    } finally {
      await tv.switchOff();
      await app.stop();
    }
  });
});

describe('A configuration that does not fit', () => {
  it('is named by its field on screen, and the app can be left', async () => {
    const app = await startApp({ maxVideoHeight: 'tall' });
    const tv = await Tv.switchOn(app.url);
    try {
      await tv.see('the error panel', `latchkeyTest.text().includes('CONFIG_INVALID · maxVideoHeight')`);
      assert.equal(await tv.focus(), 'Leave');
      assert.match(ownComplaints(tv).join(), /^Latchkey CONFIG_INVALID: config.js: maxVideoHeight/);
    } finally {
      await tv.switchOff();
      await app.stop();
    }
  });
});
