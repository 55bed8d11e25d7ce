import type { MediaPlayerClass } from 'dashjs';
import type { LiveWindow } from '../../player/engine-event.ts';

/** `null` for on-demand titles. The window ends where live is: the newest media less the delay dash.js keeps from it. */
export function readLiveWindow(player: MediaPlayerClass): LiveWindow | null {
  if (!player.isDynamic()) return null;
  const { start, end, startAsUtc } = player.getDvrWindow();
  const window = { start, end: Math.max(start, end - player.getTargetLiveDelay()) };
  // By the manifest, not by the clock of the TV. dash.js has seconds there, and NaN where it does not know.
  return Number.isFinite(startAsUtc) ? { ...window, startMs: startAsUtc * 1000 } : window;
}
