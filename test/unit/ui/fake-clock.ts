/** Stands in for the page's timers, so that a test waits for nothing. */
export interface FakeClock {
  /** Fires in their order all timers that are due within this time. */
  advance(ms: number): void;
  /** Puts the page's own timers back. */
  release(): void;
}

/** Install it before the elements under test start their timers. */
export function installFakeClock(): FakeClock {
  const { setTimeout: realSet, clearTimeout: realClear } = window;
  const waiting = new Map<number, { readonly dueMs: number; readonly fire: () => void }>();
  let nowMs = 0;
  let lastId = 0;
  Object.assign(window, {
    setTimeout: (fire: () => void, delayMs = 0) => {
      lastId -= 1;
      waiting.set(lastId, { dueMs: nowMs + delayMs, fire });
      return lastId;
    },
    clearTimeout: (id: number) => {
      if (!waiting.delete(id)) realClear.call(window, id);
    },
  });
  return {
    advance(ms) {
      const untilMs = nowMs + ms;
      for (;;) {
        const [next] = [...waiting]
          .filter(([, { dueMs }]) => dueMs <= untilMs)
          .sort(([, a], [, b]) => a.dueMs - b.dueMs);
        if (!next) break;
        waiting.delete(next[0]);
        nowMs = next[1].dueMs;
        next[1].fire();
      }
      nowMs = untilMs;
    },
    release() {
      Object.assign(window, { setTimeout: realSet, clearTimeout: realClear });
    },
  };
}
