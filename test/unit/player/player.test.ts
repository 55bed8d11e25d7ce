import { expect } from '@open-wc/testing';
import { MediaResource } from '../../../src/drm/media-resource.ts';
import { PlayerError } from '../../../src/errors.ts';
import { NO_WISHES } from '../../../src/player/playback-wishes.ts';
import { Player } from '../../../src/player/player.ts';
import type { PlayerState } from '../../../src/player/player-state.ts';
import { defer, nextTask } from '../lib/deferred.ts';
import { dependenciesWith } from './fake-dependencies.ts';
import { FakeEngines } from './fake-engine.ts';
import { cue } from '../captions/some-cues.ts';

const FILM = MediaResource.createFromURL('https://cdn.test/film.mpd', null, 'none');
const OTHER = MediaResource.createFromURL('https://cdn.test/other.mpd', null, 'none');
const BROKEN = new PlayerError('MEDIA_DECODE', 'broken');

describe('Player', () => {
  let engines: FakeEngines;
  let player: Player;
  const state = (): PlayerState => player.state.get();

  beforeEach(() => {
    engines = new FakeEngines();
    player = new Player(dependenciesWith(engines, { maxVideoHeight: 720 }));
  });

  async function load(resource = FILM, startAt?: number): Promise<void> {
    player.dispatch({ type: 'load', resource, ...(startAt === undefined ? {} : { startAt }) });
    await nextTask();
  }

  it('makes an engine for what it is asked to play', async () => {
    expect(state()).to.deep.equal({ status: 'idle' });
    await load(FILM, 12);
    expect(state()).to.deep.equal({ status: 'loading', resource: FILM });
    const { cookies, ...source } = engines.last.source;
    expect(cookies.carry({ method: 'GET', url: FILM.url }, 'manifest'), 'no cookies').to.equal(null);
    expect(source).to.deep.equal({
      manifestUrl: FILM.url,
      startAt: 12,
      comesBack: false,
      protection: null,
      maxVideoHeight: 720,
      wishes: NO_WISHES,
      prepared: null,
    });
    expect(engines.log).to.deep.equal(['e1 made', 'e1 load']);
  });

  it('is authorizing until then', () => {
    player.dispatch({ type: 'load', resource: FILM });
    expect(state()).to.deep.equal({ status: 'authorizing', resource: FILM });
  });

  it('shows what the engine reports, and hands it play, pause and seek', async () => {
    await load();
    engines.last.showPicture(5);
    expect(state()).to.include({ status: 'playing', position: 5, duration: 100 });
    player.dispatch({ type: 'pause' });
    player.dispatch({ type: 'play' });
    player.dispatch({ type: 'seek', seconds: 30 });
    expect(engines.log.slice(2)).to.deep.equal(['e1 pause', 'e1 play', 'e1 seek 30']);
    expect(state()).to.include({ seekTarget: 30, position: 5 });
    engines.last.emit({ type: 'seeked' });
    expect(state()).to.include({ seekTarget: null });
  });

  it('keeps a seek within the title', async () => {
    await load();
    engines.last.showPicture(5, 100);
    player.dispatch({ type: 'seek', seconds: -3 });
    expect(state()).to.include({ seekTarget: 0 });
    player.dispatch({ type: 'seek', seconds: 1000 });
    expect(state()).to.include({ seekTarget: 100 });
    expect(engines.log.slice(2)).to.deep.equal(['e1 seek 0', 'e1 seek 100']);
  });

  it('keeps a seek within the window of a live stream, and goes to where live is', async () => {
    await load();
    engines.last.showPicture(500, Infinity);
    player.dispatch({ type: 'go-live' });
    expect(engines.log.slice(2), 'not a live stream').to.deep.equal([]);
    const liveWindow = { start: 400, end: 520 };
    engines.last.emit({ type: 'time', position: 500, duration: Infinity, bufferedUntil: 505, liveWindow });
    player.dispatch({ type: 'seek', seconds: 100 });
    expect(state()).to.include({ seekTarget: 400 });
    player.dispatch({ type: 'go-live' });
    expect(state()).to.include({ seekTarget: 520 });
    expect(engines.log.slice(2)).to.deep.equal(['e1 seek 400', 'e1 goes live', 'e1 play']);
  });

  it('hands the engine the track that was chosen, and shows its subtitles', async () => {
    await load();
    engines.last.showPicture();
    player.dispatch({ type: 'select-track', kind: 'text', id: 'fr' });
    player.dispatch({ type: 'select-track', kind: 'text', id: null });
    expect(engines.log.slice(2)).to.deep.equal(['e1 text fr', 'e1 text none']);
    engines.last.emit({ type: 'cues', cues: [cue(1, 2, 'Bonjour')] });
    expect(state()).to.have.deep.property('cues', [cue(1, 2, 'Bonjour')]);
  });

  it('does nothing with commands that make no sense now', async () => {
    for (const type of ['play', 'pause', 'retry', 'stop'] as const) player.dispatch({ type });
    player.dispatch({ type: 'seek', seconds: 3 });
    expect(state()).to.deep.equal({ status: 'idle' });
    await load();
    player.dispatch({ type: 'seek', seconds: 3 });
    player.dispatch({ type: 'retry' });
    await nextTask();
    expect(engines.log).to.deep.equal(['e1 made', 'e1 load']);
  });

  it('plays an ended title from its beginning', async () => {
    await load();
    engines.last.showPicture(100);
    engines.last.emit({ type: 'ended' });
    player.dispatch({ type: 'play' });
    expect(engines.log.slice(2)).to.deep.equal(['e1 seek 0', 'e1 play']);
  });

  it('has let go of one engine before it makes the next', async () => {
    await load();
    const letGo = defer<undefined>();
    engines.last.destroyed = letGo.promise;
    await load(OTHER);
    expect(state()).to.deep.equal({ status: 'authorizing', resource: OTHER });
    expect(engines.log).to.deep.equal(['e1 made', 'e1 load']);
    letGo.resolve(undefined);
    await nextTask();
    expect(engines.log).to.deep.equal(['e1 made', 'e1 load', 'e1 destroyed', 'e2 made', 'e2 load']);
    expect(engines.last.source.manifestUrl).to.equal(OTHER.url);
  });

  it('lets go of an engine that was still being made', async () => {
    const made = defer<undefined>();
    engines.gate = made.promise;
    await load();
    await load(OTHER);
    made.resolve(undefined);
    await nextTask();
    expect(engines.log).to.deep.equal(['e1 made', 'e1 destroyed', 'e2 made', 'e2 load']);
  });

  it('makes no engine for a title that was replaced at once', async () => {
    player.dispatch({ type: 'load', resource: FILM });
    await load(OTHER);
    expect(engines.made.map(({ source }) => source.manifestUrl)).to.deep.equal([OTHER.url]);
  });

  it('goes on when an engine does not let go properly', async () => {
    await load();
    engines.last.destroyed = Promise.reject(new TypeError('stuck'));
    await load(OTHER);
    await nextTask();
    expect(engines.log.slice(2)).to.deep.equal(['e2 made', 'e2 load']);
  });

  it('does not hear an engine that was replaced', async () => {
    await load();
    const old = engines.last;
    old.showPicture();
    await load(OTHER);
    old.emit({ type: 'failed', error: BROKEN });
    old.showPicture(77);
    expect(state()).to.deep.equal({ status: 'loading', resource: OTHER });
  });

  it('lets go of the engine when the playback fails', async () => {
    await load();
    engines.last.emit({ type: 'failed', error: BROKEN });
    engines.last.emit({ type: 'playing' });
    expect(state()).to.deep.equal({ status: 'failed', resource: FILM, error: BROKEN });
    await nextTask();
    expect(engines.log.slice(2)).to.deep.equal(['e1 destroyed']);
  });

  it('fails with the error of an engine that cannot load', async () => {
    engines.prepare = (engine) => {
      engine.loaded = Promise.reject(BROKEN);
    };
    await load();
    expect(state()).to.deep.equal({ status: 'failed', resource: FILM, error: BROKEN });
  });

  it('calls the failure of an engine without an error of ours MEDIA_UNSUPPORTED', async () => {
    player = new Player(dependenciesWith(engines, { createEngine: () => Promise.reject(new TypeError('no stack')) }));
    await load();
    const failed = state();
    expect(failed.status === 'failed' && failed.error.code).to.equal('MEDIA_UNSUPPORTED');
  });

  it('retries where it was, with a new engine', async () => {
    await load(FILM, 12);
    engines.last.showPicture(33);
    engines.last.emit({ type: 'failed', error: BROKEN });
    player.dispatch({ type: 'retry' });
    expect(state()).to.deep.equal({ status: 'authorizing', resource: FILM });
    await nextTask();
    expect(engines.last.name).to.equal('e2');
    expect(engines.last.source.startAt).to.equal(33);
  });

  it('retries from where it should have begun when there was no picture', async () => {
    await load(OTHER);
    engines.last.showPicture(50);
    await load(FILM, 12);
    engines.last.emit({ type: 'failed', error: BROKEN });
    player.dispatch({ type: 'retry' });
    await nextTask();
    expect(engines.last.source.startAt).to.equal(12);
  });

  it('stops: frees the engine and is idle again', async () => {
    await load();
    engines.last.showPicture();
    player.dispatch({ type: 'stop' });
    engines.last.emit({ type: 'paused' });
    expect(state()).to.deep.equal({ status: 'idle' });
    await nextTask();
    expect(engines.log.slice(2)).to.deep.equal(['e1 destroyed']);
  });
});
