import type { LoadedState } from './player-view.ts';

/**
 * Whether a viewer sees that a playback has gone on. An engine tells the time several times a second, the screen shows whole
 * seconds, and a key that comes while a screen is rendered has to wait.
 */
export function looksDifferent(now: LoadedState | null, before: LoadedState | null | undefined): boolean {
  if (!now || !before) return now !== before;
  const shownBefore = new Map(Object.entries(toShown(before)));
  return Object.entries(toShown(now)).some(([name, value]) => !Object.is(value, shownBefore.get(name)));
}

/** All that a screen shows of it, one value each. */
function toShown({ liveWindow, ...state }: LoadedState): object {
  return {
    ...state,
    position: Math.floor(state.position),
    bufferedUntil: Math.floor(state.bufferedUntil),
    isLive: liveWindow !== null,
    windowStart: Math.floor(liveWindow?.start ?? 0),
    windowEnd: Math.floor(liveWindow?.end ?? 0),
    windowStartMs: Math.floor((liveWindow?.startMs ?? 0) / 1000),
  };
}
