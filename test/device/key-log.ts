import type { KeySignal } from './probe-keys.ts';

/** One press, from the first keydown to the keyup. */
export interface KeyRecord {
  readonly code: string;
  readonly key: string;
  readonly keyCode: number;
  /** Further keydowns while it was held. */
  readonly repeats: number;
  /** Whether the engine marked them so (`KeyboardEvent.repeat`). */
  readonly isMarked: boolean;
  /** From the first keydown to the first repetition, and from one to the next on average. `null`: there was none. */
  readonly firstRepeatMs: number | null;
  readonly repeatMs: number | null;
  /** `null`: no keyup came, or not yet. */
  readonly heldMs: number | null;
}

/** What is read of a `KeyboardEvent`. */
export interface LoggedSignal extends KeySignal {
  readonly type: string;
  readonly code: string;
  readonly key: string;
  readonly repeat: boolean;
  readonly timeStamp: number;
}

export interface KeyLog {
  add(signal: LoggedSignal): void;
  /** Oldest first, the last ones of a long session. */
  records(): readonly KeyRecord[];
  last(): KeyRecord | undefined;
}

interface Press {
  readonly signal: LoggedSignal;
  readonly downsMs: number[];
  isMarked: boolean;
  upMs: number | null;
}

const KEPT = 40;
/** A key that comes again after so long was let go of meanwhile, though no keyup told. */
const LOST_KEYUP_MS = 800;

/** Keydown and keyup as presses: a keydown of a key that is held is a repetition, whether it is marked or not. */
export function createKeyLog(): KeyLog {
  const presses: Press[] = [];
  return {
    add: (signal) => {
      const { type, keyCode, repeat, timeStamp } = signal;
      const held = presses.find((press) => press.upMs === null && press.signal.keyCode === keyCode);
      if (type === 'keyup') {
        if (held !== undefined) held.upMs = timeStamp;
      } else if (held === undefined || (!repeat && timeStamp - lastOf(held) > LOST_KEYUP_MS)) {
        presses.push({ signal, downsMs: [timeStamp], isMarked: repeat, upMs: null });
        if (presses.length > KEPT) presses.shift();
      } else {
        held.downsMs.push(timeStamp);
        held.isMarked = held.isMarked || repeat;
      }
    },
    records: () => presses.map(toRecord),
    last: () => {
      const press = presses[presses.length - 1];
      return press === undefined ? undefined : toRecord(press);
    },
  };
}

const lastOf = ({ downsMs }: Press): number => downsMs[downsMs.length - 1] ?? 0;

function toRecord(press: Press): KeyRecord {
  const { signal, downsMs, isMarked, upMs } = press;
  const [first = 0, second] = downsMs;
  const repeats = downsMs.length - 1;
  return {
    code: signal.code,
    key: signal.key,
    keyCode: signal.keyCode,
    repeats,
    isMarked,
    firstRepeatMs: second === undefined ? null : Math.round(second - first),
    repeatMs: second === undefined || repeats < 2 ? null : Math.round((lastOf(press) - second) / (repeats - 1)),
    heldMs: upMs === null ? null : Math.round(upMs - first),
  };
}
