import type { MiniHint } from '../mini-hint-controller.ts';
import { strings } from '../strings.ts';

/** How far a seek leads that is being chosen with the controls hidden; where to, is said elsewhere. `offset` in seconds. */
export function scrubHint(offset: number): MiniHint {
  const seconds = Math.round(Math.abs(offset));
  const label = offset < 0 ? strings.shiftBack(seconds) : strings.shiftForward(seconds);
  return { icon: offset < 0 ? 'back' : 'forward', name: '', label };
}
