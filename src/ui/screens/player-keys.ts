import type { Direction } from '../../remote/focus-grid.ts';
import type { RemoteKey } from '../../remote/remote-key.ts';
import type { KeyPress } from '../../remote/remote-keys.ts';
import { sendPlayerCommand } from '../commands.ts';
import type { LoadedState } from './player-view.ts';

/**
 * Which way a key seeks, `null` for none. Rewind and fast-forward always mean time; the arrows only where the screen lets them,
 * and they follow the direction of reading.
 */
export function seekDirection(key: RemoteKey, direction: Direction, doArrowsSeek: boolean): 1 | -1 | null {
  if (key === 'rewind') return -1;
  if (key === 'fast-forward') return 1;
  if (!doArrowsSeek || (key !== 'left' && key !== 'right')) return null;
  return (key === 'right') === (direction === 'ltr') ? 1 : -1;
}

/** Asks for playing or pausing where the key means one of them. Whether it did mean one. */
export function togglePlayback(from: HTMLElement, { key, isRepeat }: KeyPress, status: LoadedState['status']): boolean {
  if (key !== 'play' && key !== 'pause' && key !== 'play-pause') return false;
  const isRunning = status === 'playing' || status === 'buffering';
  const wanted = key === 'play-pause' ? (isRunning ? 'pause' : 'play') : key;
  if (!isRepeat) sendPlayerCommand(from, { type: wanted });
  return true;
}
