import type { MediaPlayerClass } from 'dashjs';
import type { LiveWindow } from './video-reporter.ts';

/** `null` for on-demand titles. The window ends where live is: the newest media less the delay dash.js keeps from it. */
export function readLiveWindow(player: MediaPlayerClass): LiveWindow | null {
  if (!player.isDynamic()) return null;
  const { start, end } = player.getDvrWindow();
  return { start, end: Math.max(start, end - player.getTargetLiveDelay()) };
}
