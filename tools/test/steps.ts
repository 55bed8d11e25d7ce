import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/root.ts';
import type { Counting } from './step-result.ts';

export interface Step {
  readonly name: string;
  readonly counting: Counting;
  /** Parameters for Node, one list per command. */
  readonly commands: readonly (readonly string[])[];
  /** Left out unless it is named or `--long` is given. */
  readonly onlyOnRequest?: boolean;
  /** Runs beside the last step that is not such a one: that waits for pictures more than it works. */
  readonly runsBeside?: boolean;
  /** After which each command is ended. Default: 20 minutes. */
  readonly timeoutMs?: number;
}

const NODE_TEST = ['--import', 'tsx', '--test', '--test-reporter=spec', '--test-reporter-destination=stdout'];
const COUNT = ['--test-reporter=./tools/test/count-reporter.mjs', '--test-reporter-destination=stdout'];
/** What is measured, and what leaves no core to another. */
const ONE_AT_A_TIME = '--test-concurrency=1';
/** The runner's own choice is one less than there are cores: on two of them, one. */
const TWO_AT_A_TIME = '--test-concurrency=2';
/** For what waits more than it works. */
const THREE_AT_A_TIME = '--test-concurrency=3';

/** In the order in which a mistake is cheapest to find. */
export function listSteps(): readonly Step[] {
  return [
    { name: 'types', counting: 'once', commands: ['tsconfig.json', 'tsconfig.node.json'].map(typeCheck) },
    {
      name: 'lint',
      counting: 'once',
      commands: [
        ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0', '--concurrency', '2'],
        ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
      ],
    },
    { name: 'build', counting: 'once', commands: [['--import', 'tsx', 'tools/build/build-cli.ts']] },
    { name: 'unit', counting: 'tests', commands: [['node_modules/@web/test-runner/dist/bin.js']] },
    { name: 'contract', counting: 'tests', commands: [nodeTest('test/contract', THREE_AT_A_TIME)] },
    { name: 'server', counting: 'tests', commands: [nodeTest('test/server', TWO_AT_A_TIME)], runsBeside: true },
    { name: 'relay', counting: 'tests', commands: [nodeTest('test/relay', TWO_AT_A_TIME)], runsBeside: true },
    { name: 'tools', counting: 'tests', commands: [nodeTest('test/tools', TWO_AT_A_TIME)] },
    { name: 'flow', counting: 'tests', commands: [nodeTest('test/flow', THREE_AT_A_TIME)] },
    { name: 'timing', counting: 'tests', commands: [nodeTest('test/timing', TWO_AT_A_TIME)] },
    { name: 'engines', counting: 'tests', commands: [nodeTest('test/engines', ONE_AT_A_TIME)] },
    { name: 'package', counting: 'tests', commands: [nodeTest('test/package', TWO_AT_A_TIME)] },
    {
      name: 'long',
      counting: 'tests',
      commands: [nodeTest('test/long', ONE_AT_A_TIME)],
      onlyOnRequest: true,
      timeoutMs: 2 * 60 * 60 * 1000,
    },
  ];
}

function typeCheck(project: string): readonly string[] {
  return ['node_modules/typescript/bin/tsc', '--project', project];
}

/** The runner of Node 20 takes no patterns; without a file it would look for tests everywhere. */
function nodeTest(folder: string, ...options: string[]): readonly string[] {
  const files = existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    : [];
  const tests = files.filter((file) => file.endsWith('.test.ts')).sort();
  if (tests.length === 0) return ['--eval', `console.log('There is no test in ${folder}.')`];
  return [...NODE_TEST, ...COUNT, ...options, ...tests.map((file) => join(folder, file))];
}
