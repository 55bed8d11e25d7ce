import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Shell } from './shell.ts';
import { SideloadError } from './sideload-error.ts';

export interface Ran {
  /** `null` where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Whether the terminal shows what it prints on stdout, as it comes. Default `true`. */
  readonly isShown?: boolean;
  readonly prompt?: Prompt;
}

export interface Prompt {
  /** What the tool asks. */
  readonly text: string;
  readonly answer: () => Promise<string>;
  /** What is wrong where the answer is empty: the tool is ended then. */
  readonly unanswered: string;
}

/** Runs a maker's tool until it ends. Rejects with SideloadError where it cannot be started, or gets no answer. */
export function runTool(
  file: string,
  parameters: readonly string[],
  { env, write, signal }: Shell,
  { isShown = true, prompt }: RunOptions = {},
): Promise<Ran> {
  const child = spawn(file, parameters, { env, stdio: 'pipe' });
  signal?.addEventListener('abort', () => child.kill());
  const printed = { stdout: '', stderr: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const isAsked = prompt !== undefined && !printed.stdout.includes(prompt.text);
      printed.stdout += text;
      if (isShown) write(text);
      if (isAsked && printed.stdout.includes(prompt.text)) answer(child, prompt).catch(reject);
    });
    child.on('close', (code) => resolve({ code, ...printed }));
    child.on('error', (error) => reject(new SideloadError(`${file} does not start: ${error.message}`)));
    // It may end before it reads what it is sent.
    child.stdin.on('error', () => undefined);
    if (prompt === undefined) child.stdin.end();
  });
}

/** Once it asks, not before: LG's tool loses what comes earlier. */
async function answer(child: ChildProcessWithoutNullStreams, { answer: ask, unanswered }: Prompt): Promise<void> {
  const text = await ask();
  if (text !== '') {
    child.stdin.end(`${text}\n`);
    return;
  }
  child.kill();
  throw new SideloadError(unanswered);
}
