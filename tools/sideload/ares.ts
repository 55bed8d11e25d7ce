import { join } from 'node:path';
import { ROOT } from '../build/root.ts';
import { readAresObjections } from '../package/ares-objections.ts';
import { runTool, type RunOptions } from './run-tool.ts';
import type { Shell } from './shell.ts';
import { toSideloadError } from './sideload-error.ts';
import { adviseOnWebos } from './webos-advice.ts';

const BIN = join(ROOT, 'node_modules/@webos-tools/cli/bin');

/** LG's commands, as the dev dependency brings them: nothing is to be installed. */
export type AresCommand = 'setup-device' | 'novacom' | 'install' | 'launch' | 'inspect';

/** Answers with what it prints. Rejects with SideloadError: what the tool objects, and what to do about it. */
export async function runAres(
  command: AresCommand,
  parameters: readonly string[],
  shell: Shell,
  options?: RunOptions,
): Promise<string> {
  const tool = [join(BIN, `ares-${command}.js`), ...parameters];
  const { code, stdout, stderr } = await runTool(process.execPath, tool, shell, options);
  if (code === 0 || shell.signal?.aborted === true) return stdout;
  const objections = readAresObjections(stderr);
  const [first = `it ended with ${String(code)}`] = objections;
  throw toSideloadError(`ares-${command}: ${first}`, adviseOnWebos(objections.join('; ')));
}
