import type { Loaded } from '../../player/player-state.ts';
import type { SeekRange } from '../seek-ladder.ts';

/** Where the playback can go: the whole title, or the window of a live stream. */
export function seekRange({ liveWindow, duration }: Loaded): SeekRange {
  return liveWindow ?? { start: 0, end: Number.isFinite(duration) ? duration : 0 };
}

/** Where the playback is, or where a seek under way takes it. */
export function playbackPosition({ seekTarget, position }: Loaded): number {
  return seekTarget ?? position;
}

/** Nearer to live than this is live: a viewer sees no difference. */
const LIVE_TOLERANCE = 5;

/** How far behind live the picture is, in seconds; `null` at live, and for titles that are not live. */
export function secondsBehindLive(state: Loaded): number | null {
  if (!state.liveWindow) return null;
  const behind = state.liveWindow.end - playbackPosition(state);
  return behind > LIVE_TOLERANCE ? behind : null;
}
