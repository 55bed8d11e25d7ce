import { expect } from '@open-wc/testing';
import type { Loaded } from '../../../../src/player/player-state.ts';
import { looksDifferent } from '../../../../src/ui/screens/looks-different.ts';
import { loadedState } from '../demo-catalog.ts';
import { press } from '../mount-app.ts';
import { openPlayer, releaseClock } from './open-player.ts';

const LIVE: Partial<Loaded> = { liveWindow: { start: 5000.2, end: 5100.2, startMs: 900_200 }, position: 5080.2 };

function differs(change: Partial<Loaded>, before: Partial<Loaded> = {}): boolean {
  const state = loadedState('playing', before);
  return looksDifferent({ ...state, ...change }, state);
}

describe('looksDifferent', () => {
  afterEach(releaseClock);

  it('is told of every second, and of no less', () => {
    expect(differs({ position: 600.9, bufferedUntil: 640.9 })).to.equal(false);
    expect(differs({ position: 601 })).to.equal(true);
    expect(differs({ bufferedUntil: 641 })).to.equal(true);
    expect(differs({ liveWindow: { start: 5000.9, end: 5100.9, startMs: 900_900 }, position: 5080.9 }, LIVE)).to.equal(
      false,
    );
    expect(differs({ liveWindow: { start: 5000.9, end: 5101, startMs: 900_900 } }, LIVE)).to.equal(true);
    expect(differs({ liveWindow: { start: 5001, end: 5100.9, startMs: 900_900 } }, LIVE)).to.equal(true);
    expect(differs({ liveWindow: { start: 5000.2, end: 5100.2 } }, LIVE)).to.equal(true);
    expect(differs({ liveWindow: null }, LIVE)).to.equal(true);
  });

  it('is told of whatever else changes, however little', () => {
    expect(differs({ rate: 1.25 })).to.equal(true);
    expect(differs({ seekTarget: 600.5 })).to.equal(true);
    expect(differs({ cues: [] })).to.equal(true);
    expect(looksDifferent(loadedState('paused'), loadedState('playing'))).to.equal(true);
    expect(looksDifferent(loadedState('playing'), null)).to.equal(true);
    expect(looksDifferent(null, loadedState('playing'))).to.equal(true);
    expect(looksDifferent(null, undefined)).to.equal(true);
  });

  it('lets the room know the time that it does not show', async () => {
    const state = loadedState('playing', { position: 600.1 });
    const player = await openPlayer(state);
    await player.show({ ...state, position: 600.9 });
    await press('ArrowRight');
    expect(player.previews).to.deep.equal([610.9]);
  });
});
