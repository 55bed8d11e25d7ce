import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { RightsFault } from '../../server/rights-faults.ts';
import { startApp, type RunningApp } from './support/app.ts';
import { itLong } from './support/long.ts';
import { ownComplaints, playFocused, seeHome, seePlaying } from './support/play-through.ts';
import { Tv } from './support/tv.ts';

/** Audio and SD: two exchanges at once. */
const START_KEYS = 2;
/** HD as well, where it is chosen before the picture is there. */
const KEYS = 3;
const CHALLENGED = '/hms/wv/rights';
const ASKED = '/storefront/entitlements';
const INVALID_KID = '{"code":-4022,"message":"[-4022] Invalid kid"}';
const INVALID_TOKEN = '{"code":-4010,"message":"[-4010] Invalid token"}';

interface Passing {
  readonly what: string;
  readonly rights: readonly RightsFault[];
  /** License requests of the app at least. */
  readonly challenges: number;
  readonly grants: number;
  /** One much like it is tried in the short run. */
  readonly isLong?: true;
}

const PASSING: readonly Passing[] = [
  // For one key alone: two exchanges at once could also be one that is refused twice.
  { what: '403 once', rights: [{ status: 403 }], challenges: START_KEYS + 1, grants: 2 },
  {
    what: '500 twice',
    rights: [{ status: 500, times: 2 * START_KEYS }],
    challenges: 3 * START_KEYS,
    grants: 1,
    isLong: true,
  },
  {
    what: '503 with Retry-After: 1',
    rights: [{ status: 503, headers: { 'Retry-After': '1' }, times: START_KEYS }],
    challenges: 2 * START_KEYS,
    grants: 1,
    isLong: true,
  },
  {
    // Chromium itself sends again what it sent on a kept connection: so many resets are more than it makes up for.
    what: 'a connection that is reset',
    rights: [{ connection: 'is reset', times: 4 * START_KEYS }],
    challenges: START_KEYS + 1,
    grants: 1,
  },
];

interface Failing {
  readonly what: string;
  readonly fault: RightsFault;
  readonly codeLine: string;
  /** At most so many license requests and grants: the first failure of a key ends the others. */
  readonly challenges: number;
  readonly grants: number;
  readonly isLong?: true;
}

const FAILING: readonly Failing[] = [
  {
    what: '403 whenever it is asked',
    fault: { status: 403, body: INVALID_TOKEN },
    codeLine: 'LICENSE_DENIED · ExpressPlay -4010',
    challenges: 2 * KEYS,
    grants: 2,
  },
  {
    what: '400 with -4022',
    fault: { status: 400, body: INVALID_KID },
    codeLine: 'LICENSE_DENIED · ExpressPlay -4022',
    challenges: KEYS,
    grants: 1,
    isLong: true,
  },
  {
    what: '200 with garbage',
    fault: { status: 200, body: '<html>Welcome to the hotel network</html>' },
    codeLine: 'LICENSE_INVALID',
    challenges: KEYS,
    grants: 1,
  },
  {
    what: '200 with nothing',
    fault: { status: 200 },
    codeLine: 'LICENSE_INVALID',
    challenges: KEYS,
    grants: 1,
    isLong: true,
  },
  {
    what: 'nothing, ever',
    fault: { connection: 'hangs' },
    codeLine: 'LICENSE_UNREACHABLE',
    challenges: 2 * KEYS,
    grants: 1,
    isLong: true,
  },
];

describe('A license server that answers', () => {
  let app: RunningApp;
  let tv: Tv;
  let sent: string[];
  before(async () => {
    app = await startApp({ prepare: false });
  });
  beforeEach(async () => {
    tv = await Tv.switchOn(app.url);
    sent = [];
    tv.page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(new URL(request.url()).pathname);
    });
    await seeHome(tv);
  });
  afterEach(async () => {
    app.backend.faults.reset();
    await tv.switchOff();
  });
  after(() => app.stop());

  const count = (path: string): number => sent.filter((pathname) => pathname.startsWith(path)).length;

  const leaveAndPlayNext = async (): Promise<void> => {
    await tv.press('Escape');
    await seeHome(tv);
    assert.equal(await tv.video(), null, 'nothing is left behind Home');
    await tv.press('ArrowRight');
    await playFocused(tv);
    await seePlaying(tv);
  };

  for (const { what, rights, challenges, grants, isLong } of PASSING) {
    (isLong ? itLong : it)(`${what}: plays, and so does the next title`, async () => {
      app.backend.faults.rights = rights;
      await playFocused(tv);
      await seePlaying(tv);
      assert.deepEqual(app.backend.faults.rights, [], 'every fault was met');
      assert.ok(count(CHALLENGED) >= challenges, `${count(CHALLENGED)} license requests`);
      assert.equal(count(ASKED), grants);
      await leaveAndPlayNext();
      assert.deepEqual(ownComplaints(tv), []);
    });
  }

  for (const { what, fault, codeLine, challenges, grants, isLong } of FAILING) {
    (isLong ? itLong : it)(`${what}: ${codeLine}, and the next title plays`, async () => {
      app.backend.faults.rights = [{ ...fault, times: Infinity }];
      await playFocused(tv);
      await tv.see('the error panel', `latchkeyTest.text().includes(${JSON.stringify(codeLine)})`, 15_000);
      assert.equal(await tv.focus(), 'Try again');
      assert.ok(count(CHALLENGED) >= 1 && count(CHALLENGED) <= challenges, `${count(CHALLENGED)} license requests`);
      assert.equal(count(ASKED), grants);

      app.backend.faults.reset();
      await leaveAndPlayNext();
      const said = ownComplaints(tv);
      assert.equal(said.length, 1, said.join('\n'));
      assert.ok(said[0]?.startsWith(`Latchkey ${codeLine.split(' ')[0] ?? ''}`), said[0]);
    });
  }
});
