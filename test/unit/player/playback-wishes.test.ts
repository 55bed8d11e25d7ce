import { expect } from '@open-wc/testing';
import { MediaResource } from '../../../src/drm/media-resource.ts';
import { createStore, type Store } from '../../../src/lib/store.ts';
import { NO_WISHES, type PlaybackWishes } from '../../../src/player/playback-wishes.ts';
import { Player } from '../../../src/player/player.ts';
import { loadedPart } from '../../../src/player/reduce.ts';
import { nextTask } from '../lib/deferred.ts';
import { dependenciesWith } from './fake-dependencies.ts';
import { FakeEngines } from './fake-engine.ts';

const FILM = MediaResource.createFromURL('https://cdn.test/film.mpd', null, 'none');
const FRENCH = { language: 'fr', role: 'main' };

describe('Player with what a viewer chose', () => {
  let engines: FakeEngines;
  let settings: Store<PlaybackWishes>;
  let player: Player;

  beforeEach(() => {
    engines = new FakeEngines();
    settings = createStore(NO_WISHES);
    player = new Player(dependenciesWith(engines, { settings }));
  });

  async function load(): Promise<void> {
    player.dispatch({ type: 'load', resource: FILM });
    await nextTask();
  }

  it('begins each title with it, a little more being as good as the limit', async () => {
    settings.set({ ...NO_WISHES, audio: FRENCH, maxBitrateBps: 1_000_000 });
    await load();
    expect(engines.last.source.wishes.audio).to.deep.equal(FRENCH);
    expect(engines.last.source.wishes.maxBitrateBps).to.be.closeTo(1_100_000, 1);
  });

  it('limits the picture there is when the limit changes, and only then', async () => {
    await load();
    engines.last.showPicture();
    settings.set({ ...settings.get(), maxBitrateBps: 2_000_000 });
    settings.set({ ...settings.get(), audio: FRENCH });
    settings.set({ ...settings.get(), maxBitrateBps: null });
    expect(engines.log.slice(2)).to.deep.equal(['e1 limit 2200000', 'e1 limit none']);
  });

  it('hands the engine a rate within its limits, and shows the one that it took on', async () => {
    await load();
    engines.last.showPicture();
    for (const rate of [2, 0.5, 0.4, 2.1, NaN]) player.dispatch({ type: 'set-rate', rate });
    expect(engines.log.slice(2)).to.deep.equal(['e1 rate 2', 'e1 rate 0.5']);
    expect(loadedPart(player.state.get())?.rate).to.equal(1);
    engines.last.emit({ type: 'rate', rate: 1.5 });
    expect(loadedPart(player.state.get())?.rate).to.equal(1.5);
  });

  it('changes no rate of a live stream, and none before there is a picture', async () => {
    await load();
    player.dispatch({ type: 'set-rate', rate: 2 });
    engines.last.showPicture();
    const liveWindow = { start: 0, end: 100 };
    engines.last.emit({ type: 'time', position: 90, duration: Infinity, bufferedUntil: 95, liveWindow });
    player.dispatch({ type: 'set-rate', rate: 2 });
    expect(engines.log.slice(2)).to.deep.equal([]);
  });

  it('measures when it is asked to, and begins the next title with nothing measured and real time', async () => {
    await load();
    player.dispatch({ type: 'measure' });
    engines.last.showPicture();
    expect(loadedPart(player.state.get())?.statistics).to.equal(null);
    player.dispatch({ type: 'measure' });
    engines.last.emit({ type: 'rate', rate: 2 });
    expect(loadedPart(player.state.get())?.statistics).to.deep.equal({
      ...{ bufferAhead: 12, droppedFrames: 3, bandwidthBps: 8_000_000 },
      ...{ keySystem: null, licenses: null },
    });
    await load();
    engines.last.showPicture();
    expect(loadedPart(player.state.get())).to.include({ statistics: null, rate: 1 });
  });
});
