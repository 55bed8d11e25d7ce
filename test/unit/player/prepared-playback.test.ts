import { expect } from '@open-wc/testing';
import { MediaResource } from '../../../src/drm/media-resource.ts';
import { PlayerError } from '../../../src/errors.ts';
import { Player, type PlayerDependencies } from '../../../src/player/player.ts';
import { clearKeyLicense, isClosed } from '../drm/eme/clearkey.ts';
import { fakeGrant, KEY_A, KEY_B } from '../drm/fake-grant.ts';
import { defer, nextTask } from '../lib/deferred.ts';
import { scriptTransport, type ScriptedTransport } from '../lib/scripted-transport.ts';
import { installFakeClock } from '../ui/fake-clock.ts';
import { dependenciesWith } from './fake-dependencies.ts';
import { FakeEngines } from './fake-engine.ts';
import { haveKeys, watchSessions } from './watch-sessions.ts';

const known = { keyIds: [KEY_A, KEY_B], startKeyIds: [KEY_A, KEY_B], initData: [] };
const codecs = { audio: 'mp4a.40.2', video: 'avc1.4D401E' };
const FILM = MediaResource.createFromURL('https://cdn.test/film.mpd', null, { ...known, codecs });
const OTHER = MediaResource.createFromURL('https://cdn.test/other.mpd', null, { ...known, codecs });

/** The storefront's side: who asked, until when they listened. */
interface Asked {
  readonly url: string;
  readonly signal: AbortSignal;
}

describe('a prepared playback', () => {
  let engines: FakeEngines;
  let network: ScriptedTransport;
  let asked: Asked[];
  let sessions: MediaKeySession[];
  let licensed: Promise<unknown>;
  let nowMs: number;
  let player: Player;

  beforeEach(() => {
    engines = new FakeEngines();
    asked = [];
    sessions = [];
    nowMs = 1000;
  });

  afterEach(async () => {
    player.dispatch({ type: 'stop' });
    await Promise.all(sessions.map((session) => session.closed));
  });

  function create(change: Partial<PlayerDependencies> = {}): void {
    const both = defer<undefined>();
    licensed = both.promise;
    network = scriptTransport(() => {
      if (network.requests.length % 2 === 0) both.resolve(undefined);
      return { kind: 'answer', status: 200, body: clearKeyLicense([KEY_A, KEY_B]), header: () => null };
    });
    const dependencies = dependenciesWith(engines, {
      transport: network.transport,
      grants: ({ url }, _keySystem, signal) => {
        asked.push({ url, signal });
        return Promise.resolve(fakeGrant());
      },
      now: () => nowMs,
      ...change,
    });
    player = new Player({ ...dependencies, requestAccess: watchSessions(sessions, dependencies.requestAccess) });
  }

  const prepare = (resource: MediaResource | null): void => player.dispatch({ type: 'prepare', resource });
  async function load(resource: MediaResource): Promise<void> {
    const made = defer<undefined>();
    engines.prepare = () => made.resolve(undefined);
    player.dispatch({ type: 'load', resource });
    await made.promise;
    await nextTask();
  }

  it('has its grant and its licenses before it is loaded, and then asks for no more', async () => {
    create();
    prepare(FILM);
    await licensed;
    expect(player.state.get()).to.deep.equal({ status: 'idle' });
    expect(engines.made).to.deep.equal([]);
    await load(FILM);
    expect(player.state.get()).to.deep.equal({ status: 'loading', resource: FILM });
    expect(asked.map(({ url }) => url)).to.deep.equal([FILM.url]);
    expect(network.requests).to.have.lengthOf(2);
  });

  it('is taken over while it waits for its grant', async () => {
    const grant = defer<ReturnType<typeof fakeGrant>>();
    create({ grants: ({ url }, _keySystem, signal) => (asked.push({ url, signal }), grant.promise) });
    prepare(FILM);
    await load(FILM);
    grant.resolve(fakeGrant());
    await licensed;
    expect(asked).to.have.lengthOf(1);
    expect(asked[0]?.signal.aborted).to.equal(false);
  });

  for (const [what, next] of [
    ['nothing', null],
    ['another title', OTHER],
  ] as const) {
    it(`ends with its requests and key sessions when ${what} is to be prepared`, async () => {
      create();
      prepare(FILM);
      await licensed;
      prepare(next);
      expect(asked[0]?.signal.aborted).to.equal(true);
      const [first, second] = sessions;
      await Promise.all([first?.closed, second?.closed]);
      await load(FILM);
      expect(asked.filter(({ url }) => url === FILM.url)).to.have.lengthOf(2);
    });
  }

  it('ends when another title is loaded', async () => {
    create();
    prepare(FILM);
    await licensed;
    await load(OTHER);
    expect(asked.map(({ url, signal }) => [url, signal.aborted])).to.deep.equal([
      [FILM.url, true],
      [OTHER.url, false],
    ]);
    expect(await Promise.all(sessions.slice(0, 2).map(isClosed))).to.deep.equal([true, true]);
  });

  it('is not asked for again while it is fresh, and made anew when it is not', async () => {
    create();
    prepare(FILM);
    await licensed;
    nowMs += 119_999;
    prepare(FILM);
    expect(asked).to.have.lengthOf(1);
    nowMs += 1;
    await load(FILM);
    expect(asked.map(({ signal }) => signal.aborted)).to.deep.equal([true, false]);
    expect(await Promise.all(sessions.slice(0, 2).map(isClosed))).to.deep.equal([true, true]);
  });

  it('ends by itself when nobody wanted it for two minutes', async () => {
    const clock = installFakeClock();
    try {
      create();
      prepare(FILM);
      await licensed;
      await Promise.all(sessions.map(haveKeys));
      clock.advance(119_999);
      expect(asked[0]?.signal.aborted).to.equal(false);
      clock.advance(1);
      expect(asked[0]?.signal.aborted).to.equal(true);
      await Promise.all(sessions.map((session) => session.closed));
    } finally {
      clock.release();
    }
  });

  it('that failed is silent, and not kept', async () => {
    const denied = new PlayerError('ENTITLEMENT_DENIED', 'no');
    const refused = defer<undefined>();
    const answers = [() => Promise.reject(denied), () => Promise.resolve(fakeGrant())];
    create({
      grants: ({ url }, _keySystem, signal) => {
        asked.push({ url, signal });
        refused.resolve(undefined);
        return answers[asked.length - 1]?.() ?? Promise.reject(denied);
      },
    });
    prepare(FILM);
    await refused.promise;
    await nextTask();
    expect(player.state.get()).to.deep.equal({ status: 'idle' });
    await load(FILM);
    await licensed;
    expect(player.state.get()).to.deep.equal({ status: 'loading', resource: FILM });
    expect(asked).to.have.lengthOf(2);
  });

  it('is a grant alone where a second MediaKeys may do harm', async () => {
    const granted = defer<undefined>();
    const base = dependenciesWith(engines);
    create({
      quirks: { ...base.quirks, mayHoldSecondMediaKeys: false },
      grants: ({ url }, _keySystem, signal) => {
        asked.push({ url, signal });
        granted.resolve(undefined);
        return Promise.resolve(fakeGrant());
      },
    });
    prepare(FILM);
    await granted.promise;
    await nextTask();
    expect(sessions).to.deep.equal([]);
    await load(FILM);
    await licensed;
    expect(asked).to.have.lengthOf(1);
    expect(sessions).to.have.lengthOf(2);
  });

  it('is not made while something plays', async () => {
    create();
    const clear = MediaResource.createFromURL('https://cdn.test/clear.mpd', null, 'none');
    await load(clear);
    engines.last.showPicture();
    prepare(OTHER);
    await nextTask();
    expect(asked).to.deep.equal([]);
    prepare(null);
    expect(player.state.get()).to.include({ status: 'playing' });
  });

  it('is not made where the configuration says so', async () => {
    create({ preparesAhead: false });
    prepare(FILM);
    await nextTask();
    expect(asked).to.deep.equal([]);
  });
});
