import { abortError } from '../../../src/lib/abort.ts';
import type { Sleep } from '../../../src/lib/sleep.ts';
import { nextTask } from './deferred.ts';

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/** A clock that jumps from one sleeper to the next as soon as nothing else is left to do. */
export class VirtualClock {
  nowMs = 1_000_000;
  /** Every sleep that was asked for, in order. */
  readonly slept: number[] = [];
  private readonly sleepers = new Set<Sleeper>();

  readonly now = (): number => this.nowMs;
  readonly sleep: Sleep = (ms, signal) => {
    this.slept.push(ms);
    return new Promise((resolve, reject) => {
      const sleeper = { dueMs: this.nowMs + ms, wake: resolve };
      if (!signal.aborted) this.sleepers.add(sleeper);
      const stop = (): void => {
        this.sleepers.delete(sleeper);
        reject(abortError());
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
  };

  /** Timers that nobody stopped. */
  get left(): number {
    return this.sleepers.size;
  }

  /** Lets the time pass until `work` is settled; how it ends is for the caller to see. */
  async run<Result>(work: Promise<Result>): Promise<Result> {
    const settled: true[] = [];
    const settle = (): void => void settled.push(true);
    work.then(settle, settle);
    for (;;) {
      await nextTask();
      if (settled.length > 0) return work;
      const [next] = [...this.sleepers].sort((a, b) => a.dueMs - b.dueMs);
      if (next === undefined) continue;
      this.sleepers.delete(next);
      this.nowMs = Math.max(this.nowMs, next.dueMs);
      next.wake();
    }
  }
}
