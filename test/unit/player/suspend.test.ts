import { expect } from '@open-wc/testing';
import { MediaResource } from '../../../src/drm/media-resource.ts';
import { PlayerError } from '../../../src/errors.ts';
import { Player } from '../../../src/player/player.ts';
import type { PlayerCommand } from '../../../src/player/player-command.ts';
import type { PlayerState } from '../../../src/player/player-state.ts';
import { suspendWhenHidden } from '../../../src/player/suspend-when-hidden.ts';
import { clearKeyLicense, isClosed } from '../drm/eme/clearkey.ts';
import { fakeGrant, KEY_A, KEY_B } from '../drm/fake-grant.ts';
import { nextTask } from '../lib/deferred.ts';
import { scriptTransport } from '../lib/scripted-transport.ts';
import { dependenciesWith } from './fake-dependencies.ts';
import { FakeEngines } from './fake-engine.ts';
import { haveKeys, watchSessions } from './watch-sessions.ts';

const FILM = MediaResource.createFromURL('https://cdn.test/film.mpd', null, 'none');
const OTHER = MediaResource.createFromURL('https://cdn.test/other.mpd', null, 'none');
const PROTECTED = MediaResource.createFromURL('https://cdn.test/protected.mpd', null, {
  keyIds: [KEY_A, KEY_B],
  startKeyIds: [KEY_A, KEY_B],
  initData: [],
  codecs: { audio: 'mp4a.40.2', video: 'avc1.4D401E' },
});

describe('A player that is suspended', () => {
  let engines: FakeEngines;
  let player: Player;
  /** Manifests of what was prepared. */
  let asked: string[];
  const state = (): PlayerState => player.state.get();

  beforeEach(() => {
    engines = new FakeEngines();
    asked = [];
    const prepareMedia = ({ manifestUrl }: { manifestUrl: string }): Promise<never> => {
      asked.push(manifestUrl);
      return Promise.reject(new TypeError('nothing to prepare here'));
    };
    player = new Player(dependenciesWith(engines, { prepareMedia }));
  });

  async function run(...commands: readonly PlayerCommand[]): Promise<void> {
    for (const command of commands) player.dispatch(command);
    await nextTask();
    await nextTask();
  }
  const load: PlayerCommand = { type: 'load', resource: FILM };
  const suspend: PlayerCommand = { type: 'suspend' };
  const restore: PlayerCommand = { type: 'restore' };

  it('gives back its engine, tells what was on screen as paused, and loads it there, paused, when it is restored', async () => {
    await run(load);
    engines.last.showPicture(40);
    await run(suspend);
    expect(engines.log.slice(2)).to.deep.equal(['e1 destroyed']);
    expect(state()).to.include({ status: 'paused', position: 40, duration: 100 });
    await run({ type: 'pause' }, { type: 'seek', seconds: 3 }, { type: 'measure' });
    expect(state(), 'there is nothing to ask').to.include({ status: 'paused', seekTarget: null });
    await run(restore);
    expect(state().status).to.equal('loading');
    expect(engines.last.name).to.equal('e2');
    expect(engines.last.source).to.include({ startAt: 40, comesBack: true });
    engines.last.emit({ type: 'paused' });
    expect(state().status).to.equal('paused');
    await run(restore);
    expect(engines.made, 'once').to.have.length(2);
  });

  it('comes back paused however often it is hidden before its picture is there', async () => {
    await run(load);
    engines.last.showPicture(40);
    await run(suspend, restore, suspend, restore);
    await run(suspend);
    await run(restore);
    expect(engines.last.source).to.include({ startAt: 40, comesBack: true });
    expect(engines.log.filter((line) => line.endsWith('destroyed'))).to.have.length(engines.made.length - 1);
  });

  it('plays a title that had no picture yet', async () => {
    await run({ ...load, startAt: 12 });
    await run(suspend);
    expect(state()).to.deep.equal({ status: 'loading', resource: FILM });
    await run(restore);
    expect(engines.last.source).to.include({ startAt: 12, comesBack: false });
  });

  it('comes back to where a seek was to lead, and to the last picture of a title that has ended', async () => {
    await run(load);
    engines.last.showPicture(40);
    await run({ type: 'seek', seconds: 70 }, suspend);
    expect(state(), 'what a journal writes down').to.include({ position: 70, seekTarget: null });
    await run(restore);
    expect(engines.last.source.startAt).to.equal(70);
    engines.last.showPicture(100);
    engines.last.emit({ type: 'ended' });
    await run(suspend, restore);
    expect(engines.last.source.startAt).to.equal(99);
  });

  it('comes back to a channel where it was left', async () => {
    await run(load);
    engines.last.emit({ type: 'playing' });
    const liveWindow = { start: 400, end: 520 };
    engines.last.emit({ type: 'time', position: 450, duration: Infinity, bufferedUntil: 460, liveWindow });
    await run(suspend, restore);
    expect(engines.last.source).to.include({ startAt: 450, comesBack: true });
  });

  it('keeps the speed of its title, also through a retry, and begins another one at 1', async () => {
    await run(load);
    engines.last.showPicture(40);
    await run({ type: 'set-rate', rate: 1.5 }, suspend, restore);
    engines.last.emit({ type: 'paused' });
    expect(engines.log).to.include('e2 rate 1.5');
    engines.last.emit({ type: 'failed', error: new PlayerError('MEDIA_DECODE', 'broken') });
    await run({ type: 'retry' });
    engines.last.showPicture(40);
    expect(engines.log).to.include('e3 rate 1.5');
    await run({ type: 'load', resource: OTHER });
    engines.last.showPicture();
    expect(engines.log.filter((line) => line.startsWith('e4'))).to.deep.equal(['e4 made', 'e4 load']);
  });

  it('has nothing to come back to once it was stopped, has failed, or plays something else', async () => {
    await run(load);
    engines.last.showPicture(40);
    await run(suspend, { type: 'stop' }, restore);
    expect([state().status, engines.made.length]).to.deep.equal(['idle', 1]);
    await run(load);
    engines.last.emit({ type: 'failed', error: new PlayerError('MEDIA_DECODE', 'broken') });
    await run(suspend, restore);
    expect([state().status, engines.made.length]).to.deep.equal(['failed', 2]);
    await run(load, suspend, { type: 'load', resource: OTHER });
    await run(restore);
    expect(engines.made).to.have.length(3);
    expect(engines.last.source.manifestUrl).to.equal(OTHER.url);
  });

  it('begins what is asked for behind another app once it is seen, and prepares nothing there', async () => {
    await run(suspend, { ...load, startAt: 12 });
    expect(state()).to.deep.equal({ status: 'authorizing', resource: FILM });
    await run({ type: 'stop' }, { type: 'prepare', resource: OTHER });
    await run({ ...load, startAt: 13 });
    expect(engines.log).to.deep.equal([]);
    expect(asked, 'for media ahead').to.deep.equal([]);
    await run(restore);
    expect(engines.last.source).to.include({ startAt: 13, comesBack: false });
    await run({ type: 'stop' }, { type: 'prepare', resource: OTHER });
    expect(asked).to.deep.equal([OTHER.url]);
  });

  it('plays on where that was asked for meanwhile', async () => {
    await run(load);
    engines.last.showPicture(40);
    await run(suspend, { type: 'play' }, restore);
    expect(engines.last.source).to.include({ startAt: 40, comesBack: false });
  });

  it('closes the key sessions of what plays and of what was left', async () => {
    const sessions: MediaKeySession[] = [];
    const body = clearKeyLicense([KEY_A, KEY_B]);
    const answered = scriptTransport(() => ({ kind: 'answer', status: 200, body, header: () => null }));
    const dependencies = dependenciesWith(engines, {
      transport: answered.transport,
      grants: () => Promise.resolve(fakeGrant()),
    });
    player = new Player({ ...dependencies, requestAccess: watchSessions(sessions, dependencies.requestAccess) });
    for (const resource of [PROTECTED, FILM]) {
      const before = engines.made.length;
      player.dispatch({ type: 'load', resource });
      while (engines.made.length === before) await nextTask();
      engines.last.showPicture();
      while (sessions.length < 2) await nextTask();
      await Promise.all(sessions.map(haveKeys));
    }
    expect(await Promise.all(sessions.map(isClosed)), 'kept for a viewer who goes back').to.deep.equal([false, false]);
    await run(suspend);
    await Promise.all(sessions.map(({ closed }) => closed));
  });
});

describe('suspendWhenHidden', () => {
  it('suspends and restores as the page is hidden and seen', () => {
    const told: string[] = [];
    const page = Object.assign(new EventTarget(), { hidden: false });
    suspendWhenHidden(page, ({ type }) => told.push(type));
    for (const hidden of [true, false, true]) {
      page.hidden = hidden;
      page.dispatchEvent(new Event('visibilitychange'));
    }
    expect(told).to.deep.equal(['suspend', 'restore', 'suspend']);
    suspendWhenHidden(page, ({ type }) => told.push(type));
    expect(told, 'a page that begins hidden').to.have.length(4);
  });
});
