/** Keys of a TV remote by meaning, whatever code a maker sends for them. */
export type RemoteKey =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'ok'
  | 'back'
  | 'play'
  | 'pause'
  | 'play-pause'
  | 'stop'
  | 'rewind'
  | 'fast-forward'
  /** A long press of rewind and fast-forward on Samsung's remotes. */
  | 'track-previous'
  | 'track-next'
  | 'red'
  | 'green'
  | 'yellow'
  | 'blue'
  /** Keyboards alone. */
  | 'menu'
  | 'next-title'
  | 'help';

/**
 * `KeyboardEvent.keyCode` to key. One table per platform: the makers' codes differ (Back: Tizen 10009, webOS 461). A character
 * that keyboards have in different places stands there as it is typed: `key ?`.
 */
export type RemoteKeyMap = Readonly<Partial<Record<number | `key ${string}`, RemoteKey>>>;
