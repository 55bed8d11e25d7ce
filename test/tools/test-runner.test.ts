import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { runCommand } from '../../tools/test/run-command.ts';
import { judgeStep, readCounts } from '../../tools/test/step-result.ts';

describe('runCommand', () => {
  it('ends what takes longer than it may, and that is said', async () => {
    const run = await runCommand([['--eval', 'setInterval(() => undefined, 1000)']], 300);
    assert.equal(run.isOverdue, true);
    assert.deepEqual(judgeStep({ counting: 'tests' }, run), {
      passed: 0,
      failed: 1,
      note: 'took too long, and was ended',
    });
    assert.deepEqual(await runCommand([['--eval', 'console.log(1)']], 30_000), {
      exitCode: 0,
      output: '1\n',
      isOverdue: false,
    });
  });
});

describe('judgeStep', () => {
  it('counts a step without tests of its own as one', () => {
    assert.equal(judgeStep({ counting: 'once' }, { exitCode: 0, output: '' }).passed, 1);
    assert.equal(judgeStep({ counting: 'once' }, { exitCode: 2, output: '' }).failed, 1);
  });

  it('takes the last count of a runner', () => {
    const output = '| 0/2 files | 0 passed, 0 failed\n| 2/2 files | 7 passed, 1 failed, 2 skipped\n';
    assert.deepEqual(judgeStep({ counting: 'tests' }, { exitCode: 1, output }), {
      passed: 7,
      failed: 1,
      note: '2 skipped',
    });
  });

  it('fails a runner that ran no test', () => {
    assert.equal(judgeStep({ counting: 'tests' }, { exitCode: 0, output: '0 passed, 0 failed' }).failed, 1);
    assert.equal(judgeStep({ counting: 'tests' }, { exitCode: 0, output: '' }).failed, 1);
  });

  it('fails a runner that ended badly although every test passed', () => {
    assert.equal(judgeStep({ counting: 'tests' }, { exitCode: 1, output: '5 passed, 0 failed' }).failed, 1);
  });
});

describe('the reporter of node:test', () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-reporter-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  function report(source: string): ReturnType<typeof readCounts> {
    const file = join(folder, 'sample.test.mjs');
    writeFileSync(file, source);
    // A runner inside a runner would report to the outer one.
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
    const reporter = '--test-reporter=./tools/test/count-reporter.mjs';
    return readCounts(spawnSync(process.execPath, ['--test', reporter, file], { encoding: 'utf8', env }).stdout);
  }

  const head = "import { describe, it } from 'node:test';\n";

  it('counts tests, not suites', () => {
    const source = `${head}describe('a', () => { it('b', () => {}); it('c', () => { throw 1; }); it.skip('d', () => {}); });`;
    assert.deepEqual(report(source), { passed: 1, failed: 1, skipped: 1 });
  });

  it('fails a file that holds no test', () => {
    assert.deepEqual(report('export {};'), { passed: 0, failed: 1, skipped: 0 });
  });

  it('fails a file that breaks before its tests', () => {
    assert.deepEqual(report(`${head}throw new Error('broken');`), { passed: 0, failed: 1, skipped: 0 });
  });
});
