import { expect } from '@open-wc/testing';
import { MediaResource } from '../../../src/drm/media-resource.ts';
import { LatePlayer } from '../../../src/player/late-player.ts';
import { Player } from '../../../src/player/player.ts';
import type { PlayerState } from '../../../src/player/player-state.ts';
import { defer, nextTask, type Deferred } from '../lib/deferred.ts';
import { dependenciesWith } from './fake-dependencies.ts';
import { FakeEngines } from './fake-engine.ts';

interface Part {
  readonly player: Player;
}

const FILM = MediaResource.createFromURL('https://cdn.test/film.mpd', null, 'none');
const OTHER = MediaResource.createFromURL('https://cdn.test/other.mpd', null, 'none');

describe('LatePlayer', () => {
  let engines: FakeEngines;
  let part: Part;
  let prepared: string[];
  let fetches: Deferred<Part>[];
  let late: LatePlayer<Part>;
  let seen: PlayerState['status'][];

  beforeEach(() => {
    engines = new FakeEngines();
    prepared = [];
    const prepareMedia = ({ manifestUrl }: { manifestUrl: string }): Promise<never> => {
      prepared.push(manifestUrl);
      return Promise.reject(new TypeError('nothing to prepare here'));
    };
    part = { player: new Player(dependenciesWith(engines, { prepareMedia })) };
    fetches = [];
    late = new LatePlayer(() => {
      const fetched = defer<Part>();
      fetches.push(fetched);
      return fetched.promise;
    });
    seen = [];
    late.state.subscribe(({ status }) => seen.push(status));
  });

  const state = (): PlayerState => late.state.get();
  const arrive = async (): Promise<void> => {
    fetches[fetches.length - 1]?.resolve(part);
    await nextTask();
  };
  const fail = async (): Promise<void> => {
    fetches[fetches.length - 1]?.reject(
      Object.assign(new Error('Loading chunk player failed'), { name: 'ChunkLoadError' }),
    );
    await nextTask();
  };

  it('is authorizing at once, and plays as soon as there is a player', async () => {
    late.dispatch({ type: 'load', resource: FILM, startAt: 12 });
    expect(state()).to.deep.equal({ status: 'authorizing', resource: FILM });
    expect(fetches).to.have.length(1);
    await arrive();
    expect(engines.last.source).to.include({ manifestUrl: FILM.url, startAt: 12 });
    engines.last.showPicture();
    expect(state()).to.include({ status: 'playing' });
    expect(seen, 'never idle in between').not.to.include('idle');
  });

  it('hands on what comes later', async () => {
    await Promise.all([late.fetch(), arrive()]);
    late.dispatch({ type: 'load', resource: FILM });
    await nextTask();
    engines.last.showPicture();
    late.dispatch({ type: 'pause' });
    expect(engines.log.slice(2)).to.deep.equal(['e1 pause']);
    late.dispatch({ type: 'stop' });
    expect(state()).to.deep.equal({ status: 'idle' });
  });

  it('begins nothing behind another app: what arrives there waits until it is seen', async () => {
    late.dispatch({ type: 'load', resource: FILM, startAt: 12 });
    late.dispatch({ type: 'suspend' });
    await arrive();
    expect(engines.made).to.have.length(0);
    expect(state()).to.deep.equal({ status: 'authorizing', resource: FILM });
    late.dispatch({ type: 'restore' });
    await nextTask();
    expect(engines.last.source).to.include({ manifestUrl: FILM.url, startAt: 12, comesBack: false });
  });

  it('fetches anew for a title that was asked for while an earlier fetch was about to fail', async () => {
    late.fetch().catch(() => undefined);
    late.dispatch({ type: 'load', resource: FILM });
    await fail();
    expect(state()).to.deep.equal({ status: 'authorizing', resource: FILM });
    expect(fetches).to.have.length(2);
    await arrive();
    expect(engines.last.source).to.include({ manifestUrl: FILM.url });
  });

  it('plays nothing that was left meanwhile', async () => {
    late.dispatch({ type: 'load', resource: FILM });
    late.dispatch({ type: 'stop' });
    expect(state()).to.deep.equal({ status: 'idle' });
    await arrive();
    expect(engines.log).to.deep.equal([]);
    expect(state()).to.deep.equal({ status: 'idle' });
  });

  it('plays the last of two titles, fetched once', async () => {
    late.dispatch({ type: 'load', resource: FILM });
    late.dispatch({ type: 'load', resource: OTHER });
    expect(state()).to.deep.equal({ status: 'authorizing', resource: OTHER });
    await arrive();
    expect(engines.made.map(({ source }) => source.manifestUrl)).to.deep.equal([OTHER.url]);
    expect(fetches).to.have.length(1);
  });

  it('prepares the title in focus once there is a player, and shows nothing of it', async () => {
    late.dispatch({ type: 'prepare', resource: FILM });
    late.dispatch({ type: 'prepare', resource: OTHER });
    await arrive();
    expect(prepared).to.deep.equal([OTHER.url]);
    expect(seen).to.deep.equal([]);
  });

  it('keeps to the title that is to be played when the focus leaves Home', async () => {
    late.dispatch({ type: 'load', resource: FILM });
    late.dispatch({ type: 'prepare', resource: null });
    await arrive();
    expect(state()).to.deep.equal({ status: 'loading', resource: FILM });
  });

  it('does nothing on commands for a picture', async () => {
    late.dispatch({ type: 'play' });
    late.dispatch({ type: 'seek', seconds: 5 });
    late.dispatch({ type: 'retry' });
    expect(seen).to.deep.equal([]);
    expect(fetches).to.have.length(0);
  });

  it('fails with NETWORK_UNREACHABLE where the code cannot be fetched, and retry fetches and plays', async () => {
    late.dispatch({ type: 'load', resource: FILM, startAt: 12 });
    await fail();
    const failed = state();
    if (failed.status !== 'failed') throw new TypeError(`Expected a failure, got ${failed.status}`);
    expect(failed.resource).to.equal(FILM);
    expect(failed.error.code).to.equal('NETWORK_UNREACHABLE');
    expect(failed.error.details).to.deep.equal({ name: 'ChunkLoadError' });

    late.dispatch({ type: 'retry' });
    expect(state()).to.deep.equal({ status: 'authorizing', resource: FILM });
    expect(fetches).to.have.length(2);
    await arrive();
    expect(engines.last.source).to.include({ manifestUrl: FILM.url, startAt: 12 });
  });

  it('is silent about a failure before OK, and about one that was left', async () => {
    late.dispatch({ type: 'prepare', resource: FILM });
    await fail();
    late.dispatch({ type: 'load', resource: FILM });
    late.dispatch({ type: 'stop' });
    await fail();
    expect(fetches).to.have.length(2);
    expect(seen).to.deep.equal(['authorizing', 'idle']);
  });
});
