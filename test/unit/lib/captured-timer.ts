/** A timer that was started and that only the test lets fire. */
export interface CapturedTimer {
  readonly delayMs: number;
  fire(): void;
  isCleared(): boolean;
}

/** Runs `act` with a clock that stands still. Returns the timers it started. */
export function captureTimers(act: () => void): CapturedTimer[] {
  const { setTimeout, clearTimeout } = window;
  const timers: (CapturedTimer & { readonly id: number })[] = [];
  const cleared = new Set<unknown>();
  const fakeSet = (callback: () => void, delayMs: number): number => {
    const id = -1 - timers.length;
    timers.push({ id, delayMs, fire: callback, isCleared: () => cleared.has(id) });
    return id;
  };
  const fakeClear = (id: number | undefined): void => {
    cleared.add(id);
    clearTimeout(id);
  };
  Object.assign(window, { setTimeout: fakeSet, clearTimeout: fakeClear });
  act();
  Object.assign(window, { setTimeout });
  return timers;
}

/** Puts the browser's `clearTimeout` back; timers captured before can no longer tell whether they are cleared. */
export function releaseTimers(clearTimeout: typeof window.clearTimeout): void {
  Object.assign(window, { clearTimeout });
}
