import { expect } from '@open-wc/testing';
import { createStore } from '../../../src/lib/store.ts';
import { keepAwake } from '../../../src/player/keep-awake.ts';
import { IDLE } from '../../../src/player/player-state.ts';
import type { PlayerState } from '../../../src/player/player-state.ts';
import { loadedState } from '../ui/demo-catalog.ts';

describe('keepAwake', () => {
  it('keeps the screensaver away while a picture moves, and says so once', () => {
    const told: boolean[] = [];
    const state = createStore<PlayerState>(IDLE);
    keepAwake(state, (isAllowed) => told.push(isAllowed));
    for (const status of ['playing', 'buffering', 'playing', 'paused', 'playing', 'ended'] as const) {
      state.set(loadedState(status));
    }
    state.set(IDLE);
    expect(told).to.deep.equal([false, true, false, true]);
  });
});
