import type { MediaPlayerClass } from 'dashjs';
import { createJumpDetector } from './clock-jump.ts';
import type { LiveWindow } from './video-reporter.ts';

const jumpDetectors = new WeakMap<MediaPlayerClass, () => boolean>();

/**
 * `null` for on-demand titles. The window ends where live is: the newest media less the delay dash.js keeps from it.
 * A window read after the clock of the device has jumped is an hour or a year off: dash.js is made to ask for the time again.
 */
export function readLiveWindow(player: MediaPlayerClass): LiveWindow | null {
  if (!player.isDynamic()) return null;
  const hasJumped = jumpDetectors.get(player) ?? createJumpDetector();
  jumpDetectors.set(player, hasJumped);
  // dash.js looks at the time after each manifest (`utcSynchronization` in dash-settings.ts).
  if (hasJumped()) player.refreshManifest(() => undefined);
  const { start, end } = player.getDvrWindow();
  return { start, end: Math.max(start, end - player.getTargetLiveDelay()) };
}
