import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { Track } from '../../../../src/player/engine-event.ts';
import { loadedState } from '../demo-catalog.ts';
import { focusedItem, press, rendered } from '../mount-app.ts';
import { openPlayer, openPlaying, releaseClock } from './open-player.ts';

const SAFE_X = 96;

const track = (kind: 'audio', language: string): Track => ({
  id: language,
  kind,
  language,
  roles: [],
  isSelected: false,
});

const isCut = (word: Element | null | undefined): boolean => (word ? word.scrollWidth > word.clientWidth : false);

describe('<player-room> controls', () => {
  afterEach(releaseClock);

  it('wake at the first key, which does nothing else', async () => {
    const player = await openPlaying();
    await press('Enter');
    expect(player.areControlsShown()).to.equal(true);
    expect(focusedItem()).to.equal('play-pause');
    expect(player.commands).to.deep.equal([]);
    await press('Enter');
    expect(player.commands).to.deep.equal([{ type: 'pause' }]);
  });

  it('show the title, the times and when it ends', async () => {
    const player = await openPlaying();
    await press('ArrowDown');
    expect(player.text()).to.match(/^Film t0 \d+:\d\d\sPM|^Film t0 \d+:\d\d\sAM/);
    expect(player.text()).to.contain('Ends at');
    expect(player.text()).to.contain('10:00 1:38:00');
  });

  it('hide 5 s after the last key', async () => {
    const player = await openPlaying();
    await press('ArrowDown');
    await player.pass(4000);
    await press('ArrowRight');
    await player.pass(4999);
    expect(player.areControlsShown()).to.equal(true);
    await player.pass(1);
    expect(player.areControlsShown()).to.equal(false);
    expect(focusedItem()).to.equal('picture');
  });

  it('come back with the focus where it was', async () => {
    await openPlaying();
    await press('ArrowDown', 'ArrowRight', 'Escape', 'ArrowDown');
    expect(focusedItem()).to.equal('restart');
  });

  it('stay while the title is paused, and hide 5 s after it plays on', async () => {
    const player = await openPlaying();
    await player.show(loadedState('paused'));
    await player.pass(60_000);
    expect(player.areControlsShown()).to.equal(true);
    await player.show(loadedState('playing'));
    await player.pass(5000);
    expect(player.areControlsShown()).to.equal(false);
  });

  it('say of a paused title when it ends, later with each minute', async () => {
    const { now } = Date;
    try {
      Date.now = () => Date.UTC(2026, 0, 1, 20, 0, 30);
      const player = await openPlaying();
      await player.show(loadedState('paused'));
      const minute = (): number => Number(/Ends at \d+:(\d+)/.exec(player.text())?.[1]);
      const before = minute();
      Date.now = () => Date.UTC(2026, 0, 1, 20, 1);
      await player.pass(30_000);
      expect(minute()).to.equal((before + 1) % 60);
    } finally {
      Date.now = now;
    }
  });

  it('wake for a pointer that moves', async () => {
    const player = await openPlaying();
    await sendMouse({ type: 'move', position: [400, 300] });
    await sendMouse({ type: 'move', position: [420, 310] });
    await rendered();
    expect(player.areControlsShown()).to.equal(true);
  });

  it('hide at Back, and Back leaves only then', async () => {
    const player = await openPlaying();
    await press('ArrowDown', 'Escape');
    expect(player.areControlsShown()).to.equal(false);
    expect(player.commands).to.deep.equal([]);
    await press('Escape');
    expect(player.commands).to.deep.equal([{ type: 'stop' }]);
  });

  it('start over, from the pause as well', async () => {
    const player = await openPlayer(loadedState('paused'));
    await press('ArrowRight', 'Enter');
    expect(player.commands).to.deep.equal([{ type: 'seek', seconds: 0 }, { type: 'play' }]);
  });

  it('add up presses of +10 s to one seek', async () => {
    const player = await openPlaying();
    await press('ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter', 'Enter');
    expect(focusedItem()).to.equal('forward');
    expect(player.commands).to.deep.equal([]);
    await player.pass(600);
    expect(player.commands).to.deep.equal([{ type: 'seek', seconds: 620 }]);
  });

  it('stay on the screen in a long language, and cut none but the longest names', async () => {
    const tracks = [track('audio', 'en'), track('audio', 'fr')];
    const player = await openPlayer(loadedState('playing', { tracks }), { language: 'ar-XB' });
    await press('ArrowDown');
    const buttons = [...player.room().renderRoot.querySelectorAll<HTMLElement>('.buttons > *')];
    expect(buttons.map(({ dataset }) => dataset['focus']))
      .to.include('tracks')
      .and.to.include('next');
    const left = Math.min(...buttons.map((button) => button.getBoundingClientRect().left));
    expect(left - player.room().getBoundingClientRect().left).to.be.at.least(SAFE_X);
    const cut = buttons.filter((button) => isCut(button.shadowRoot?.querySelector('.word')));
    expect(cut.map(({ dataset }) => dataset['focus'])).to.have.members(['restart', 'tracks']);
  });
});
