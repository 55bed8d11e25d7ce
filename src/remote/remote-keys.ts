import type { RemoteKey, RemoteKeyMap } from './remote-key.ts';

/** What is read of a `KeyboardEvent`: `keyCode` above all, because the makers' own keys have no `key` that all TVs agree on. */
export interface KeySignal {
  readonly keyCode: number;
  readonly key: string;
  readonly repeat: boolean;
  readonly timeStamp: number;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** One press of a remote key, or one of the repetitions while it is held. */
export interface KeyPress {
  readonly key: RemoteKey;
  readonly isRepeat: boolean;
  /** Milliseconds on the page's monotonic clock. */
  readonly atMs: number;
}

/** Something that `tv-app` hands keys to: a screen or an overlay. */
export interface KeyTarget {
  /** Whether the key is used up. A Back that is not goes one step up. */
  pressKey(press: KeyPress): boolean;
}

export type Arrow = Extract<RemoteKey, 'up' | 'down' | 'left' | 'right'>;

/** `null` for keys that the map does not name, and for shortcuts of the browser or the desktop. */
export function decodeKeyPress(signal: KeySignal, keyMap: RemoteKeyMap): KeyPress | null {
  if (signal.ctrlKey || signal.altKey || signal.metaKey) return null;
  const key = keyMap[`key ${signal.key}`] ?? keyMap[signal.keyCode];
  return key === undefined ? null : { key, isRepeat: signal.repeat, atMs: signal.timeStamp };
}

export function isArrow(key: RemoteKey): key is Arrow {
  return key === 'up' || key === 'down' || key === 'left' || key === 'right';
}
