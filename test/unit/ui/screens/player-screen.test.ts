import { expect } from '@open-wc/testing';
import { demoTitle, failure, loadedState, toDemoResource } from '../demo-catalog.ts';
import { hideApp } from '../hide-app.ts';
import { focusedItem, press } from '../mount-app.ts';
import { openPlayer, openPlaying, releaseClock } from './open-player.ts';

const RESOURCE = toDemoResource(demoTitle('t0'));

describe('<player-screen>', () => {
  afterEach(releaseClock);
  afterEach(() => hideApp(false));

  it('is accessible while it waits, plays, stalls, pauses and fails', async () => {
    const player = await openPlayer({ status: 'loading', resource: RESOURCE });
    await player.pass(30_000);
    player.clock.release(); // The audit waits by the page's own timers.
    await expect(player.app).to.be.accessible();
    for (const status of ['playing', 'buffering', 'paused', 'ended'] as const) {
      await player.show(loadedState(status));
      await expect(player.app, status).to.be.accessible();
    }
  });

  it('shows nothing over the picture while it plays', async () => {
    const player = await openPlaying();
    expect(player.text()).to.equal('');
    expect(getComputedStyle(player.screen).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
  });

  it('names the title while it is authorized and loaded, and offers to leave after 30 s', async () => {
    const player = await openPlayer({ status: 'authorizing', resource: RESOURCE });
    expect(player.text()).to.contain('Film t0');
    await player.show({ status: 'loading', resource: RESOURCE });
    await player.pass(10_000);
    expect(player.text()).to.contain('Still loading…');
    await player.pass(20_000);
    expect(focusedItem()).to.equal('leave');
    await press('Enter');
    expect(player.commands).to.deep.equal([{ type: 'stop' }]);
    expect(focusedItem()).to.equal('tonight/t0');
  });

  it('sends nothing when OK is pressed before there is a picture', async () => {
    const player = await openPlayer({ status: 'authorizing', resource: RESOURCE });
    await press('Enter', 'ArrowRight');
    expect(player.commands).to.deep.equal([]);
  });

  it('keeps a pause that comes before there is a picture, and the stop key leaves', async () => {
    const player = await openPlayer({ status: 'authorizing', resource: RESOURCE });
    await press('Space', 'Space', 'Space');
    expect(player.commands).to.deep.equal([]);
    await player.show({ status: 'loading', resource: RESOURCE });
    await player.show(loadedState('playing'));
    await player.show(loadedState('playing', { position: 601 }));
    expect(player.commands).to.deep.equal([{ type: 'pause' }]);
    await player.show({ status: 'loading', resource: RESOURCE });
    await press('s');
    expect(player.commands[1]).to.deep.equal({ type: 'stop' });
  });

  it('plays what comes back paused where that was wished for before its picture', async () => {
    const player = await openPlayer({ status: 'authorizing', resource: RESOURCE });
    await press('Space');
    await player.show(loadedState('paused'));
    expect(player.commands).to.deep.equal([{ type: 'play' }]);
  });

  it('waits anew once it is seen again', async () => {
    const player = await openPlayer({ status: 'authorizing', resource: RESOURCE });
    await player.pass(20_000);
    await hideApp(true);
    await player.pass(60_000);
    await hideApp(false);
    expect(player.text()).not.to.contain('Still loading…');
    await player.pass(10_000);
    expect(player.text()).to.contain('Still loading…');
    expect(focusedItem()).to.equal('waiting');
  });

  it('plays and pauses on the media key, without a first key to wake', async () => {
    const player = await openPlaying();
    await press('Space');
    await player.show(loadedState('paused'));
    await press('Space');
    expect(player.commands).to.deep.equal([{ type: 'pause' }, { type: 'play' }]);
  });

  it('stops on the stop key', async () => {
    const player = await openPlaying();
    await press('s');
    expect(player.commands).to.deep.equal([{ type: 'stop' }]);
    expect(focusedItem()).to.equal('tonight/t0');
  });

  it('says so when the picture stalls', async () => {
    const player = await openPlaying();
    await player.show(loadedState('buffering'));
    expect(player.room().renderRoot.querySelector('waiting-spinner')).not.to.equal(null);
    expect(player.text()).to.equal('Waiting for the picture');
  });

  it('says quietly that there is no network, over the picture, until there is one', async () => {
    const player = await openPlaying({ isOnline: false });
    expect(player.text()).to.equal('No connection. Playback goes on by itself when it is back.');
    player.clock.release(); // The audit waits by the page's own timers.
    await expect(player.app).to.be.accessible();
    const banner = player.room().renderRoot.querySelector('network-banner');
    const box = banner?.renderRoot.querySelector('p')?.getBoundingClientRect();
    expect(box?.top, 'within the safe area').to.be.at.least(54);
    expect(banner?.renderRoot.querySelector('[role=status]')).not.to.equal(null);
    await player.show(loadedState('playing'));
    expect(player.text()).to.equal('');
  });

  it('offers the start at the end, and Back leaves at once', async () => {
    const rails = [{ id: 'alone', title: { en: 'Alone' }, titles: [demoTitle('t0')] }];
    const player = await openPlayer(loadedState('playing'), { catalog: { status: 'ready', rails, rejected: [] } });
    await player.show(loadedState('ended', { position: 5880 }));
    expect(focusedItem()).to.equal('restart');
    await press('Escape');
    expect(player.commands).to.deep.equal([{ type: 'stop' }]);
  });

  it('shows a failure with its code, the focus on the first choice, and lets Back leave', async () => {
    const player = await openPlaying();
    const error = failure('LICENSE_DENIED', { expressPlayCode: -4010 });
    await player.show({ status: 'failed', resource: RESOURCE, error });
    expect(player.text()).to.contain('The license for this title was refused.');
    expect(player.text()).to.contain('LICENSE_DENIED · ExpressPlay -4010');
    expect(player.text()).not.to.contain('for developers only');
    expect(focusedItem()).to.equal('retry');
    await press('Escape');
    expect(player.commands).to.deep.equal([{ type: 'stop' }]);
    expect(focusedItem()).to.equal('tonight/t0');
  });
});
