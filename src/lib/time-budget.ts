import { childController, raceAbort } from './abort.ts';
import type { Sleep } from './sleep.ts';

export interface Clock {
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
  readonly sleep: Sleep;
}

/** Time that several steps share. */
export interface TimeBudget {
  /** Never below 0. */
  leftMs(): number;
  /** `work`, or `'late'` when the budget is used up first; an AbortError when `signal` says so. */
  within<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result | 'late'>;
}

/** Runs from now on. */
export function startTimeBudget(budgetMs: number, { now, sleep }: Clock): TimeBudget {
  const endsAtMs = now() + budgetMs;
  const leftMs = (): number => Math.max(0, endsAtMs - now());
  return {
    leftMs,
    async within(work, signal) {
      const timer = childController(signal);
      const late = sleep(leftMs(), timer.signal).then(() => 'late' as const);
      try {
        return await Promise.race([raceAbort(work, signal), late]);
      } finally {
        timer.abort();
      }
    },
  };
}
