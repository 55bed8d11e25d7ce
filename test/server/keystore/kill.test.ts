import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { readKeyFile } from '../../../server/keystore/key-file.ts';

const FILES = 4;
const ROUNDS_PER_FILE = 5;
const WRITER = join(import.meta.dirname, 'endless-writer.ts');

const folder = await mkdtemp(join(tmpdir(), 'latchkey-'));
after(() => rm(folder, { recursive: true }));

/** Kills a writer some milliseconds after some acknowledgement; gives the lines that it got out until then. */
async function killWriter(file: string, round: number): Promise<readonly string[]> {
  const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, file, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(writer, 'exit');
  const lastLine = 5 + Math.floor(Math.random() * 40);
  const lines: string[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    lines.push(line);
    // The pause is what makes the moment random: an acknowledgement is always at the end of a write.
    if (lines.length === lastLine) void sleep(Math.random() * 8).then(() => writer.kill('SIGKILL'));
  }
  assert.deepEqual(await exited, [null, 'SIGKILL']);
  assert.ok(lines.length >= lastLine);
  return lines;
}

void describe('a key storage that is killed in the middle of writes', () => {
  for (const name of Array.from({ length: FILES }, (_, index) => `${index}.json`)) {
    void it(`has a whole file with every key it acknowledged, time after time: ${name}`, async () => {
      const file = join(folder, name);
      const acknowledged: string[] = [];
      for (let round = 0; round < ROUNDS_PER_FILE; round += 1) {
        acknowledged.push(...(await killWriter(file, round)));
        const keys = new Map((await readKeyFile(file)).map((key) => [key.kid, key]));
        for (const line of acknowledged) {
          const [kid = '', what] = line.split(' ');
          const key = keys.get(kid);
          assert.ok(key && (what === 'added' || key.contentId === 'changed'), `round ${round}: ${line}`);
        }
      }
    });
  }
});
