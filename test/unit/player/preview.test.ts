import { expect } from '@open-wc/testing';
import { MediaResource } from '../../../src/drm/media-resource.ts';
import { Player } from '../../../src/player/player.ts';
import { nextTask } from '../lib/deferred.ts';
import { dependenciesWith } from './fake-dependencies.ts';
import { FakeEngines } from './fake-engine.ts';

const FILM = MediaResource.createFromURL('https://cdn.test/film.mpd', null, 'none');

describe('Player previews', () => {
  let engines: FakeEngines;
  let player: Player;

  beforeEach(async () => {
    engines = new FakeEngines();
    player = new Player(dependenciesWith(engines));
    player.dispatch({ type: 'load', resource: FILM });
    await nextTask();
  });

  it('show the thumbnail of a time until the preview ends, and seek nowhere', () => {
    engines.last.showPicture(5);
    player.dispatch({ type: 'preview', seconds: 30 });
    const coming = { tileUrl: null, x: 30, y: 0, width: 320, height: 180 };
    expect(player.state.get()).to.have.property('thumbnail').that.deep.equals(coming);
    const there = { ...coming, tileUrl: 'blob:1' };
    engines.last.emit({ type: 'thumbnail', thumbnail: there });
    expect(player.state.get()).to.include({ thumbnail: there, seekTarget: null, position: 5 });
    player.dispatch({ type: 'preview', seconds: null });
    expect(player.state.get()).to.include({ thumbnail: null });
    expect(engines.log.slice(2)).to.deep.equal(['e1 thumbnail 30']);
  });

  it('show nothing before there is a picture', () => {
    player.dispatch({ type: 'preview', seconds: 30 });
    expect(player.state.get()).to.deep.equal({ status: 'loading', resource: FILM });
  });
});
