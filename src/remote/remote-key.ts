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
  | 'red'
  | 'green'
  | 'yellow'
  | 'blue';

/** `KeyboardEvent.keyCode` to key. One table per platform: the makers' codes differ (Back: Tizen 10009, webOS 461). */
export type RemoteKeyMap = Readonly<Partial<Record<number, RemoteKey>>>;
