import type { ReadableStore } from '../lib/store.ts';
import type { PlayerState } from './player-state.ts';

/** Says whenever it changes whether a screensaver may come: not while a picture moves, or is about to. */
export function keepAwake(state: ReadableStore<PlayerState>, allowScreensaver: (isAllowed: boolean) => void): void {
  let isAllowed = true;
  state.subscribe(({ status }) => {
    const mayCome = status !== 'playing' && status !== 'buffering';
    if (mayCome === isAllowed) return;
    isAllowed = mayCome;
    allowScreensaver(isAllowed);
  });
}
