import type { AvPlay } from './avplay-api.ts';

/** One call, what came of it, and the state after it. */
export interface Step {
  readonly step: string;
  /** What it answered; of an error its name and message. */
  readonly answer: string;
  readonly failed: boolean;
  readonly state: string;
}

export interface WalkOptions {
  readonly player: AvPlay;
  readonly onStep: (steps: readonly Step[]) => void;
  /** For calls with callbacks. Default: 15 seconds. */
  readonly limitMs?: number;
}

export interface Walk {
  readonly steps: readonly Step[];
  call(step: string, work: () => unknown): void;
  /** Waits for one of the callbacks. `silence` where none comes. */
  callBack(step: string, work: (done: () => void, failed: (error: unknown) => void) => void): Promise<void>;
}

const LONGEST_ANSWER = 200;

/** Keeps a record of calls, whatever they do. */
export function createWalk({ player, onStep, limitMs = 15_000 }: WalkOptions): Walk {
  const steps: Step[] = [];
  const keep = (step: string, answer: string, failed: boolean): void => {
    steps.push({ step, answer: answer.slice(0, LONGEST_ANSWER), failed, state: stateOf(player) });
    onStep(steps);
  };
  return {
    steps,
    call: (step, work) => {
      try {
        keep(step, describeAnswer(work()), false);
      } catch (error) {
        keep(step, describeError(error), true);
      }
    },
    callBack: (step, work) =>
      new Promise((resolve) => {
        let isOver = false;
        const end = (answer: string, failed: boolean): void => {
          if (isOver) return;
          isOver = true;
          clearTimeout(timer);
          keep(step, answer, failed);
          resolve();
        };
        const timer = setTimeout(() => end('silence', true), limitMs);
        try {
          work(
            () => end('', false),
            (error) => end(describeError(error), true),
          );
        } catch (error) {
          end(describeError(error), true);
        }
      }),
  };
}

function stateOf(player: AvPlay): string {
  try {
    return player.getState();
  } catch (error) {
    return describeError(error);
  }
}

function describeAnswer(answer: unknown): string {
  if (answer === undefined) return '';
  return typeof answer === 'string' ? answer : JSON.stringify(answer);
}

/** Samsung's errors are objects with name and message, or bare words. */
function describeError(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { name, message } = error as { name?: unknown; message?: unknown };
  return (
    [name, message].filter((part) => typeof part === 'string' && part !== '').join(': ') || 'an error without words'
  );
}
