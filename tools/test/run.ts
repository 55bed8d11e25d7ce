import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/root.ts';
import { runCommand } from './run-command.ts';
import { judgeStep, type StepResult } from './step-result.ts';
import { listSteps, type Step } from './steps.ts';

const LOGS = join(ROOT, '.cache/test');

/** Longer than a step takes, shorter than anybody's patience. */
const TIMEOUT_MS = 20 * 60 * 1000;

/** Runs the steps one after the other, or beside one another, all of them or those named, and ends in the one line `N passed, N failed`. */
async function run(parameters: readonly string[]): Promise<void> {
  const started = performance.now();
  const results: StepResult[] = [];
  mkdirSync(LOGS, { recursive: true });
  // Read by test/flow/support/long.ts.
  if (parameters.includes('--long')) process.env['LATCHKEY_LONG'] = '1';
  let running: Promise<unknown> = Promise.resolve();
  for (const step of chooseSteps(parameters)) {
    const run = async (): Promise<unknown> => results.push(await runStep(step));
    if (step.runsBeside === true) await run();
    else {
      await running;
      running = run();
    }
  }
  await running;
  const total = (key: 'passed' | 'failed'): number => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`${'total'.padEnd(10)}${formatSeconds(performance.now() - started)}`);
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  process.exitCode = total('failed') > 0 ? 1 : 0;
}

function chooseSteps(parameters: readonly string[]): readonly Step[] {
  const names = parameters.filter((parameter) => parameter !== '--long');
  const steps = listSteps();
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new TypeError(`No step ${unknown.join(', ')}: ${steps.map(({ name }) => name).join(', ')}.`);
  const isWanted = ({ name, onlyOnRequest }: Step): boolean =>
    names.length > 0 ? names.includes(name) : !onlyOnRequest || parameters.includes('--long');
  return steps.filter(isWanted);
}

async function runStep(step: Step): Promise<StepResult> {
  const started = performance.now();
  const run = await runCommand(step.commands, step.timeoutMs ?? TIMEOUT_MS);
  const result = judgeStep(step, run);
  writeFileSync(join(LOGS, `${step.name}.log`), run.output);
  const counts = `${result.passed} passed${result.failed > 0 ? `, ${result.failed} failed` : ''}`;
  console.log(
    `${step.name.padEnd(10)}${formatSeconds(performance.now() - started)}   ${counts.padEnd(22)} ${result.note}`.trimEnd(),
  );
  if (result.failed > 0) console.log(run.output.replace(/^(?=.)/gm, '    '));
  return result;
}

function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`.padStart(7);
}

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
