/** How long one piece of work took, and what came of it; `null`: it failed. */
export interface Timed<Result> {
  readonly ms: number;
  readonly result: Result | null;
}

/** Does `count` pieces of work, so many of them at a time, and times each. Rejects never: what throws has failed. */
export async function runInFlight<Result>(
  count: number,
  atATime: number,
  work: (index: number) => Promise<Result>,
): Promise<readonly Timed<Result>[]> {
  const timed: Timed<Result>[] = [];
  let next = 0;
  const takeTurns = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const startedAtMs = performance.now();
      const result = await work(index).catch(() => null);
      timed[index] = { ms: performance.now() - startedAtMs, result };
    }
  };
  await Promise.all(Array.from({ length: atATime }, takeTurns));
  return timed;
}

/** Nearest rank: `share` 0.5 is the median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}
