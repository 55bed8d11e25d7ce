import { expect } from '@open-wc/testing';
import type { Loaded } from '../../../../src/player/player-state.ts';
import type { FeedTitle } from '../../../../src/storefront/feed.ts';
import { demoTitle, loadedState } from '../demo-catalog.ts';
import { focusedItem, press } from '../mount-app.ts';
import { openPlayer, releaseClock } from './open-player.ts';
import type { OpenPlayer } from './open-player.ts';

/** On air at the start of the window, by the clock of the stream: the TV's own says something else. */
const START_MS = Date.parse('2031-05-01T20:00:00Z');
const at = (seconds: number): number => START_MS + seconds * 1000;

const CHANNEL: Partial<FeedTitle> = {
  isLive: true,
  programmes: [
    { startMs: at(60), endMs: at(180), title: { en: 'The weather', fr: 'La météo' } },
    { startMs: at(-600), endMs: at(60), title: { en: 'The news' } },
  ],
};

function openChannel(change: Partial<Loaded> = {}, film = CHANNEL, language: 'en' | 'fr' = 'en'): Promise<OpenPlayer> {
  const rails = [{ id: 'live', title: { en: 'Live' }, titles: [demoTitle('t0', film), demoTitle('t1')] }];
  return openPlayer(liveState(change), { catalog: { status: 'ready', rails, rejected: [] }, language });
}

/** A window of 100 s, with the picture 20 s behind its end. */
function liveState(change: Partial<Loaded> = {}): ReturnType<typeof loadedState> {
  const liveWindow = { start: 5000, end: 5100, startMs: START_MS };
  return loadedState('playing', { liveWindow, duration: Infinity, position: 5080, ...change });
}

describe('<player-room> on a channel', () => {
  afterEach(releaseClock);

  it('tells what is on and how far behind live it is, and offers to go live', async () => {
    const player = await openChannel();
    await press('ArrowDown');
    expect(player.text()).to.contain('Film t0 The weather 0:20 behind live');
    expect(player.text()).to.contain('−0:20 Live').and.not.to.contain('Ends at');
    await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(focusedItem()).to.equal('live');
    await press('Enter');
    expect(player.commands).to.deep.equal([{ type: 'go-live' }]);
  });

  it('starts the programme over where the window reaches back to its start', async () => {
    const player = await openChannel();
    await press('ArrowDown', 'ArrowRight', 'Enter');
    expect(player.commands).to.deep.equal([{ type: 'seek', seconds: 5060 }]);
    await player.show(liveState({ position: 5020 }));
    expect(player.text()).to.contain('The news').and.not.to.contain('From the start');
    expect(focusedItem()).to.equal('back');
  });

  it('has no start where nobody tells what is on, or since when the window is', async () => {
    const player = await openChannel({}, { isLive: true });
    await press('ArrowDown');
    expect(player.text()).not.to.contain('From the start');
    await player.show(liveState({ liveWindow: { start: 5000, end: 5100 } }));
    expect(player.text()).not.to.contain('From the start');
  });

  it('stays at the edges of the window, also where it moves on while a seek is chosen', async () => {
    const player = await openChannel({ position: 5004 });
    await press('ArrowLeft');
    expect(player.text()).to.contain('−1:40');
    await player.show(liveState({ position: 5009, liveWindow: { start: 5005, end: 5105, startMs: at(5) } }));
    await press('Enter');
    expect(player.commands).to.deep.equal([{ type: 'seek', seconds: 5005 }]);
    await player.show(liveState({ position: 5103, liveWindow: { start: 5005, end: 5105, startMs: at(5) } }));
    await press('ArrowRight', 'ArrowRight', 'Enter');
    expect(player.commands[1]).to.deep.equal({ type: 'seek', seconds: 5105 });
  });

  it('names the programme that a seek leads to', async () => {
    const player = await openChannel({ position: 5065 });
    await press('ArrowLeft');
    expect(player.text()).to.contain('The news −0:45');
  });

  it('has room for all its buttons in the longest language', async () => {
    const tracks = [{ kind: 'text', id: 't1', language: 'fr', roles: [], isSelected: false }] as const;
    const player = await openChannel({ tracks }, CHANNEL, 'fr');
    await press('ArrowDown');
    const row = player.room().renderRoot.querySelector('.buttons');
    const last = row?.lastElementChild?.getBoundingClientRect();
    expect(row?.querySelector('[data-focus=live]')).not.to.equal(null);
    expect(last?.right).to.be.at.most(1920 - 96);
  });

  it('becomes a title with an end when it ends', async () => {
    const player = await openChannel();
    await press('ArrowDown');
    await player.show(loadedState('playing', { position: 5080, duration: 5100, liveWindow: null }));
    expect(player.text()).to.contain('Ends at').and.to.contain('1:24:40').and.not.to.contain('behind live');
    await player.show(loadedState('ended', { position: 5100, duration: 5100, liveWindow: null }));
    expect(focusedItem()).to.equal('restart');
  });
});
