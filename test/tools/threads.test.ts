import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from '../../tools/build/root.ts';

describe('docs/threads.md', () => {
  const page = readFileSync(join(ROOT, 'docs/threads.md'), 'utf8');
  const rows = page.split('\n').filter((line) => /^\| .*#|^\| dash\.js/.test(line));

  it('names a test for each thread of its table', () => {
    assert.ok(rows.length >= 20, `${rows.length} rows`);
    for (const row of rows) assert.match(row, /`test\/[\w/-]+\.test\.ts`: ".+"/);
  });

  for (const [, file = '', title = ''] of page.matchAll(/`(test\/[\w/-]+\.test\.ts)`: "([^"|]+)"/g)) {
    it(`has its test in ${file}: ${title}`, () => {
      assert.ok(readFileSync(join(ROOT, file), 'utf8').includes(title));
    });
  }
});
