import { spawn } from 'node:child_process';
import { ROOT } from '../build/root.ts';
import { findChrome } from '../setup/find-chrome.mjs';

export interface CommandRun {
  /** Of the first command that did not end with 0. */
  readonly exitCode: number;
  /** Both streams of all commands, without colours. */
  readonly output: string;
  /** It took longer than it may, and was ended. */
  readonly isOverdue?: boolean | undefined;
}

const ESCAPE_SEQUENCE = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, 'g');

/**
 * Runs Node with each parameter list in turn; a failure does not keep the later ones from running. Each is ended after
 * `timeoutMs`.
 */
export async function runCommand(commands: readonly (readonly string[])[], timeoutMs: number): Promise<CommandRun> {
  let run: CommandRun = { exitCode: 0, output: '' };
  for (const parameters of commands) {
    const next = await runNode(parameters, timeoutMs);
    run = {
      exitCode: run.exitCode || next.exitCode,
      output: run.output + next.output,
      isOverdue: run.isOverdue || next.isOverdue,
    };
  }
  return run;
}

function runNode(parameters: readonly string[], timeoutMs: number): Promise<CommandRun> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const child = spawn(process.execPath, parameters, {
      cwd: ROOT,
      env: { ...process.env, CHROME_PATH: findChrome() ?? '' },
      timeout: timeoutMs,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', (error) => chunks.push(Buffer.from(error.message)));
    child.once('close', (exitCode, signal) => {
      const output = Buffer.concat(chunks).toString('utf8').replace(ESCAPE_SEQUENCE, '');
      resolve({ exitCode: exitCode ?? 1, output, isOverdue: signal === 'SIGTERM' });
    });
  });
}
