import type { CommandRun } from './run-command.ts';

export interface StepResult {
  readonly passed: number;
  readonly failed: number;
  /** What is worth a look although nothing failed. */
  readonly note: string;
}

/** How a step counts: as one test, by its exit code, or as the tests that its runner counted. */
export type Counting = 'once' | 'tests';

/** A runner that ran no test, or ended badly with no failing test to show for it, has failed. */
export function judgeStep(
  { counting }: { readonly counting: Counting },
  { exitCode, output, isOverdue }: CommandRun,
): StepResult {
  if (isOverdue === true) return { passed: 0, failed: 1, note: 'took too long, and was ended' };
  if (counting === 'once') {
    return exitCode === 0 ? { passed: 1, failed: 0, note: lastLine(output) } : { passed: 0, failed: 1, note: '' };
  }
  const { passed, failed, skipped } = readCounts(output);
  if (passed + failed === 0) return { passed: 0, failed: 1, note: 'no test ran' };
  if (exitCode !== 0 && failed === 0) return { passed, failed: 1, note: `exit code ${exitCode}` };
  return { passed, failed, note: skipped > 0 ? `${skipped} skipped` : '' };
}

/** The last `3 passed, 1 failed, 2 skipped` of a log: both runners end so. */
export function readCounts(output: string): { passed: number; failed: number; skipped: number } {
  const last = [...output.matchAll(/(\d+) passed, (\d+) failed(?:, (\d+) skipped)?/g)].at(-1);
  return { passed: Number(last?.[1] ?? 0), failed: Number(last?.[2] ?? 0), skipped: Number(last?.[3] ?? 0) };
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}
