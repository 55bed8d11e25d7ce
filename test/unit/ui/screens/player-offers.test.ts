import { expect } from '@open-wc/testing';
import { createStore } from '../../../../src/lib/store.ts';
import type { Loaded } from '../../../../src/player/player-state.ts';
import { DEFAULT_SETTINGS } from '../../../../src/player/viewer-settings.ts';
import type { FeedTitle } from '../../../../src/storefront/feed.ts';
import { demoTitle, loadedState } from '../demo-catalog.ts';
import { hideApp } from '../hide-app.ts';
import { focusedItem, press, rendered } from '../mount-app.ts';
import { openPlayer, releaseClock } from './open-player.ts';
import type { OpenPlayer } from './open-player.ts';

/** 98 minutes: an intro, credits, and a title that follows. */
const MARKED: Partial<FeedTitle> = {
  markers: { intro: { start: 60, end: 120 }, credits: { start: 5700 } },
  next: 't2',
};

function openMarked(change: Partial<Loaded>, film: Partial<FeedTitle> = MARKED): Promise<OpenPlayer> {
  const titles = [demoTitle('t0', film), demoTitle('t1'), demoTitle('t2')];
  const rails = [{ id: 'tonight', title: { en: 'Tonight' }, titles }];
  return openPlayer(loadedState('playing', change), { catalog: { status: 'ready', rails, rejected: [] } });
}

const loads = ({ commands }: OpenPlayer): string[] =>
  commands.flatMap((command) => (command.type === 'load' ? [command.resource.id] : []));

describe('<player-room> offers', () => {
  afterEach(async () => {
    releaseClock();
    await hideApp(false);
  });

  it('are accessible', async () => {
    const player = await openMarked({ position: 5750 });
    releaseClock();
    await expect(player.app).to.be.accessible();
  });

  it('skip the intro at OK, without a key to wake, and are gone with it', async () => {
    const player = await openMarked({ position: 70 });
    expect(focusedItem()).to.equal('skip');
    await press('Enter');
    expect(player.commands).to.deep.equal([{ type: 'seek', seconds: 120 }]);
    await player.show(loadedState('playing', { position: 70, seekTarget: 120 }));
    expect(focusedItem()).to.equal('picture');
    expect(player.text()).to.equal('');
  });

  it('leave the arrows to seeking beside a skip button, and the focus in controls that are used', async () => {
    const player = await openMarked({ position: 59 });
    await press('ArrowDown');
    await player.show(loadedState('playing', { position: 70 }));
    expect(focusedItem()).to.equal('play-pause');
    await press('ArrowUp', 'ArrowUp');
    expect(focusedItem()).to.equal('skip');
    await press('ArrowDown', 'Escape', 'Escape', 'ArrowRight');
    expect(player.text(), 'what a seek leads to stands in its place').not.to.contain('Skip');
    await press('Enter');
    expect(player.commands).to.deep.equal([{ type: 'seek', seconds: 80 }]);
  });

  it('are declined at Back, once, and come back when their place was left', async () => {
    const player = await openMarked({ position: 70 });
    await press('Escape');
    expect(player.text()).to.equal('');
    expect(player.commands).to.deep.equal([]);
    await player.show(loadedState('playing', { position: 50 }));
    await player.show(loadedState('playing', { position: 65 }));
    expect(player.text()).to.contain('Skip intro');
  });

  it('stay declined when the title is loaded again where it was', async () => {
    const player = await openMarked({ position: 5701 });
    await press('Escape');
    const { resource } = loadedState('playing');
    await player.show({ status: 'authorizing', resource });
    await player.show(loadedState('paused', { position: 5701 }));
    await player.show(loadedState('playing', { position: 5702 }));
    await player.pass(60_000);
    expect(player.text()).not.to.contain('Next in');
    expect(loads(player)).to.deep.equal([]);
    await player.show(loadedState('playing', { position: 60 }));
    await player.show(loadedState('playing', { position: 5702 }));
    expect(player.text(), 'its place was left').to.contain('Next in 10 s');
  });

  it('count down from the credits on, and play the named title by themselves', async () => {
    const player = await openMarked({ position: 5701 });
    expect(player.text()).to.contain('Next in 10 s Film t2');
    expect(focusedItem()).to.equal('play-next');
    await player.pass(9000);
    expect(player.text()).to.contain('Next in 1 s');
    expect(loads(player)).to.deep.equal([]);
    await player.pass(1000);
    expect(loads(player)).to.deep.equal(['t2']);
  });

  it('play the next title at once, or not at all', async () => {
    const player = await openMarked({ position: 5701 });
    await press('ArrowRight');
    expect(focusedItem()).to.equal('not-now');
    await press('Enter');
    expect(player.text()).to.equal('');
    await player.pass(60_000);
    await player.show(loadedState('ended', { position: 5880 }));
    expect(player.text()).not.to.contain('Film t2').and.not.to.contain('Next in');
    expect(focusedItem()).to.equal('next');
    await press('Enter');
    expect(loads(player)).to.deep.equal(['t2']);
  });

  it('wait for a key where the viewer wants no title to begin by itself', async () => {
    const player = await openMarked({ position: 5600 });
    player.app.settings = createStore({ ...DEFAULT_SETTINGS, playsNext: false });
    await rendered();
    await player.show(loadedState('playing', { position: 5701 }));
    expect(player.text()).to.contain('Up next Film t2');
    await player.pass(60_000);
    expect(loads(player)).to.deep.equal([]);
    await press('Enter');
    expect(loads(player)).to.deep.equal(['t2']);
  });

  it('do not count while the app is hidden or the title is paused', async () => {
    const player = await openMarked({ position: 5701 });
    await player.pass(3000);
    await hideApp(true);
    await player.pass(60_000);
    await hideApp(false);
    expect(player.text()).to.contain('Next in 7 s');
    await player.show(loadedState('paused', { position: 5702 }));
    await player.pass(60_000);
    expect(loads(player)).to.deep.equal([]);
    await player.show(loadedState('playing', { position: 5702 }));
    await press('?');
    await player.pass(60_000);
    expect(loads(player), 'nor under the list of keys').to.deep.equal([]);
    await press('Escape');
    await player.pass(7000);
    expect(loads(player)).to.deep.equal(['t2']);
  });

  it('skip credits that no title follows, or that something follows', async () => {
    const player = await openMarked({ position: 5705 }, { markers: { credits: { start: 5700, end: 5800 } } });
    expect(player.text()).to.contain('Skip credits');
    await press('Enter');
    expect(player.commands).to.deep.equal([{ type: 'seek', seconds: 5800 }]);
  });

  it('name at the end the next title on the rail where the feed names none, or one that is not there', async () => {
    const player = await openMarked({ position: 5701 }, { next: 'gone' });
    expect(player.text()).to.equal('');
    await player.show(loadedState('ended', { position: 5880 }));
    expect(player.text()).to.contain('Film t1');
    expect(focusedItem()).to.equal('play-next');
    await player.pass(10_000);
    expect(loads(player)).to.deep.equal(['t1']);
  });
});
