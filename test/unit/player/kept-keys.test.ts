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
const film = (name: string): MediaResource =>
  MediaResource.createFromURL(`https://cdn.test/${name}.mpd`, null, { ...known, codecs });
const [FIRST, SECOND, THIRD, FOURTH] = [film('first'), film('second'), film('third'), film('fourth')];

describe('The keys of the titles that a viewer has left', () => {
  let engines: FakeEngines;
  let network: ScriptedTransport;
  let sessions: MediaKeySession[];
  let player: Player;

  beforeEach(() => {
    engines = new FakeEngines();
    sessions = [];
  });

  function create(change: Partial<PlayerDependencies> = {}): void {
    const body = clearKeyLicense([KEY_A, KEY_B]);
    network = scriptTransport(() => ({ kind: 'answer', status: 200, body, header: () => null }));
    const dependencies = dependenciesWith(engines, {
      transport: network.transport,
      grants: () => Promise.resolve(fakeGrant()),
      ...change,
    });
    player = new Player({ ...dependencies, requestAccess: watchSessions(sessions, dependencies.requestAccess) });
  }

  /** Loads it, and waits for its picture and the keys of as many sessions, which it returns. */
  async function play(resource: MediaResource, sessionCount = 2): Promise<readonly MediaKeySession[]> {
    const before = sessions.length;
    const made = defer<undefined>();
    engines.prepare = () => made.resolve(undefined);
    player.dispatch({ type: 'load', resource });
    await made.promise;
    engines.last.showPicture();
    while (sessions.length < before + sessionCount) await nextTask();
    const own = sessions.slice(before);
    await Promise.all(own.map(haveKeys));
    return own;
  }
  const areClosed = async (of: readonly MediaKeySession[]): Promise<boolean[]> => Promise.all(of.map(isClosed));

  it('stay for two titles: going back asks for no license', async () => {
    create();
    const first = await play(FIRST);
    const second = await play(SECOND);
    await play(THIRD);
    expect(await areClosed([...first, ...second])).to.deep.equal([false, false, false, false]);
    const asked = network.requests.length;
    await play(FIRST, 0);
    expect([network.requests.length, sessions.length]).to.deep.equal([asked, 6]);
    expect(engines.log.filter((line) => line.endsWith('destroyed'))).to.have.lengthOf(3);
    expect(player.state.get().status).to.equal('playing');
  });

  it('are given back for the title before those', async () => {
    create();
    const first = await play(FIRST);
    const second = await play(SECOND);
    await play(THIRD);
    await play(FOURTH);
    await Promise.all(first.map((session) => session.closed));
    expect(await areClosed(second)).to.deep.equal([false, false]);
  });

  it('stay after stop, are prepared with the rest in focus, and stay when the focus moves on', async () => {
    create();
    const first = await play(FIRST);
    player.dispatch({ type: 'stop' });
    const asked = network.requests.length;
    player.dispatch({ type: 'prepare', resource: FIRST });
    player.dispatch({ type: 'prepare', resource: null });
    await nextTask();
    expect(await areClosed(first)).to.deep.equal([false, false]);
    await play(FIRST, 0);
    expect(network.requests).to.have.lengthOf(asked);
  });

  it('are given back after two minutes', async () => {
    const clock = installFakeClock();
    try {
      create();
      const first = await play(FIRST);
      player.dispatch({ type: 'stop' });
      clock.advance(120_000);
      await Promise.all(first.map((session) => session.closed));
    } finally {
      clock.release();
    }
  });

  for (const [what, change] of [
    ['where the device does not bear a second MediaKeys', { mayHoldSecondMediaKeys: false }],
    ['where nothing is prepared', {}],
  ] as const) {
    it(`are given back at once ${what}`, async () => {
      const { quirks } = dependenciesWith(engines);
      const isOff = Object.keys(change).length === 0;
      create({ quirks: { ...quirks, ...change }, preparesAhead: !isOff });
      const first = await play(FIRST);
      player.dispatch({ type: 'stop' });
      await Promise.all(first.map((session) => session.closed));
    });
  }

  it('are given back when the playback failed', async () => {
    create();
    const first = await play(FIRST);
    engines.last.emit({ type: 'failed', error: new PlayerError('MEDIA_DECODE', 'a test') });
    await Promise.all(first.map((session) => session.closed));
    expect(await play(FIRST)).to.have.lengthOf(2);
  });

  it('are given back in silence when the time of the license is over meanwhile, and asked for anew', async () => {
    create({ grants: () => Promise.resolve(fakeGrant('first', { licenseDurationS: 0.2 })) });
    const first = await play(FIRST);
    player.dispatch({ type: 'stop' });
    await Promise.all(first.map((session) => session.closed));
    expect(player.state.get()).to.deep.equal({ status: 'idle' });
    expect(await play(FIRST)).to.have.lengthOf(2);
  });
});
